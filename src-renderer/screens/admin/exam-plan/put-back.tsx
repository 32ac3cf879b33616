/** Begun all the same, on a device that did not know of the plan: what is recorded counts, and a press puts it back in the plan. */
import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExamId, ParticipantId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { putBackBegun } from '../../../actions/change-exam-plan';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import classes from './exam-plan.module.css';

type PutBackProps = {
  readonly examId: ExamId;
  /** Null: of the exam, its planning was taken back. */
  readonly candidate: { readonly participantId: ParticipantId; readonly name: string } | null;
};

export function PutBack({ examId, candidate }: PutBackProps) {
  const { t } = useTranslation('plan');
  const putBack = useAction(putBackBegun);
  const [problem, setProblem] = useState<Problem | null>(null);
  const press = async (): Promise<void> => {
    const participantIds = candidate ? [candidate.participantId] : [];
    const done = await putBack({ examId, participantIds, reason: t('put-back.reason') });
    setProblem(done.ok ? null : done.problem);
  };
  return (
    <Alert color="yellow" title={t(candidate ? 'put-back.candidate' : 'put-back.exam')}>
      <div className={classes.cell}>
        {t('put-back.why')}
        <Button
          variant="default"
          onClick={() => void press()}
          aria-label={candidate ? t('put-back.press-for', { name: candidate.name }) : undefined}
        >
          {t('put-back.press')}
        </Button>
        {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      </div>
    </Alert>
  );
}
