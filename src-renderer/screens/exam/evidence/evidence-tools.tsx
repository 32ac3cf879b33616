/** What can be opened at the indicator in front: its evidence, and what the candidate linked to its work process before. */
import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Marking } from '../use-marking';
import { EvidenceButton } from './evidence-button';
import { useLinkedPortfolio } from './use-linked-portfolio';

/** What may take the place of the answers. */
export type EvidenceSheetName = 'evidence' | 'portfolio';

type EvidenceToolsProps = {
  readonly marking: Marking;
  readonly onOpen: (name: EvidenceSheetName) => void;
};

/** Stands there only where something is linked: most candidates of most exams have no portfolio. */
function PortfolioButton({ marking, onOpen }: EvidenceToolsProps) {
  const { t } = useTranslation('evidence');
  const { process, whole } = useLinkedPortfolio(marking.place, marking.current);
  const count = process.length + whole.length;
  if (count === 0) return null;
  return (
    <Button
      variant="default"
      mih={48}
      leftSection={<IconFolderOpen size={22} aria-hidden />}
      onClick={() => onOpen('portfolio')}
    >
      {t('portfolio.tool', { count })}
    </Button>
  );
}

/** Beside the answers, never among them: a hand that misses opens a sheet and gives no mark. */
export function EvidenceTools({ marking, onOpen }: EvidenceToolsProps) {
  return (
    <>
      <PortfolioButton marking={marking} onOpen={onOpen} />
      <EvidenceButton marking={marking} onOpen={() => onOpen('evidence')} />
    </>
  );
}
