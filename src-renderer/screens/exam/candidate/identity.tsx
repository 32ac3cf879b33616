/**
 * Who stands here. By which method is recorded; the document itself is not, because nobody may keep a copy of it. Nobody
 * has to say yes: it may be somebody else, and what was confirmed can be taken back until the signature.
 */
import { Button, Text } from '@mantine/core';
import { IconArrowBackUp, IconUserCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StorageHealth } from '../../../../shared/contract/device-contract';
import { loadStorageHealth } from '../../../actions/load-storage-health';
import { useAssessmentState } from '../../../queries/use-assessment-line';
import { focusHeading } from '../../../ui/focus-heading';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import { useExamFormat } from '../../../ui/use-exam-format';
import { useChanges } from '../use-changes';
import type { ExamPlace } from '../use-exam-place';
import classes from './candidate-screen.module.css';
import { IdentityButtons } from './identity-buttons';
import type { StartReason } from './use-start-reason';

type IdentityProps = { readonly place: ExamPlace; readonly start: StartReason };

/** Enough room on the disk to begin; a running assessment can always be finished. */
function useMayStart(): boolean {
  const load = useAction(loadStorageHealth);
  const [health, setHealth] = useState<StorageHealth | null>(null);
  useEffect(() => {
    void load(null).then((loaded) => loaded.ok && setHealth(loaded.value));
  }, [load]);
  return health?.mayStartExam ?? true;
}

/** That it was confirmed, and the way back from it. */
function Identified({ place }: Pick<IdentityProps, 'place'>) {
  const { t } = useTranslation('exam');
  const { exam, assessment } = place;
  const format = useExamFormat(exam);
  const { takeBackIdentity } = useChanges({ examId: exam.examId, assessmentId: assessment.assessmentId });
  if (!assessment.identifiedAt || !assessment.identifiedBy) return null;
  return (
    <>
      <StatusMark tone="good" icon={<IconUserCheck size={20} aria-hidden />}>
        {t(`identified.${assessment.identifiedBy}`, { time: format.dayAndTime(assessment.identifiedAt) })}
      </StatusMark>
      {!assessment.signed && (
        <div className={classes.methods}>
          <Button
            variant="subtle"
            leftSection={<IconArrowBackUp size={20} aria-hidden />}
            onClick={() => {
              focusHeading();
              void takeBackIdentity();
            }}
          >
            {t('identify.take-back')}
          </Button>
          {assessment.marks.size > 0 && <Text size="sm">{t('identify.take-back-marks')}</Text>}
        </div>
      )}
    </>
  );
}

export function Identity({ place, start }: IdentityProps) {
  const { t } = useTranslation('exam');
  const { exam, assessment } = place;
  const target = { examId: exam.examId, assessmentId: assessment.assessmentId };
  const { identify } = useChanges(target);
  const mayStart = useMayStart();
  const pending = useAssessmentState(target, (state) => state.pending);
  const problem = pending.find((change) => change.problem)?.problem;
  if (assessment.identifiedAt) return <Identified place={place} />;
  if (!mayStart && !assessment.startedAt) return <Text fw={600}>{t('disk-too-full')}</Text>;
  if (start.state === 'refused') return null;
  return (
    <>
      <IdentityButtons
        place={place}
        onConfirm={(method) =>
          start.before(() => {
            focusHeading();
            void identify(method);
          })
        }
      />
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
