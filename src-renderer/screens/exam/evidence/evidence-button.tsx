/** The way to the evidence of the indicator in front: how much there is, and that some file could not be added. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCamera } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { standingEvidence } from '../../../../shared/domain/evidence';
import { useKeptFiles } from '../../files/use-coming-files';
import type { Marking } from '../use-marking';

/** High enough for gloves; below what is read and away from the answers, so that neither moves for it. */
export function EvidenceButton({
  marking,
  onOpen,
}: {
  readonly marking: Marking;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('evidence');
  const { assessment } = marking.place;
  const here = marking.current?.indicator.indicatorId;
  const count = standingEvidence(assessment.evidence).filter((one) => one.indicatorId === here).length;
  const isRefused = useKeptFiles(assessment.assessmentId).some(({ problem }) => problem !== null);
  const label = count > 0 ? t('tool-count', { count }) : t('tool');
  const Icon = isRefused ? IconAlertTriangle : IconCamera;
  return (
    <Button variant="default" mih={48} leftSection={<Icon size={22} aria-hidden />} onClick={onOpen}>
      {isRefused ? t('tool-refused') : label}
    </Button>
  );
}
