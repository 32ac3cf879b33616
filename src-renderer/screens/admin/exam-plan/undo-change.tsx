/** Makes the last change of a plan undone, with one press, as long as nothing else was changed after it. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planBefore } from '../../../../shared/domain/undo-plan-change';
import type { Problem } from '../../../../shared/kernel/problem';
import type { PlannedExam } from '../../../../shared/records/exam';
import { undoPlanChange } from '../../../actions/change-exam-plan';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';

/** Draws nothing where there is nothing to undo. Whoever began meanwhile, and whatever the centre does not want, is told by the refusal. */
export function UndoChange({ exam }: { readonly exam: PlannedExam }) {
  const { t } = useTranslation('plan');
  const undo = useAction(undoPlanChange);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!planBefore(exam)) return null;
  const press = async (): Promise<void> => {
    const done = await undo({ examId: exam.examId, reason: t('history.undo-reason') });
    setProblem(done.ok ? null : done.problem);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={20} aria-hidden />}
        onClick={() => void press()}
      >
        {t('history.undo')}
      </Button>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
    </>
  );
}
