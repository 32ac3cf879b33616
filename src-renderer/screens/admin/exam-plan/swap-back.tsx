/** Makes the last swap of an exam undone, with one press, as long as nothing else was changed in either exam. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isHeld } from '../../../../shared/domain/find-clashes';
import { swapBackOf } from '../../../../shared/domain/swap-plans';
import type { Problem } from '../../../../shared/kernel/problem';
import type { PlannedExam } from '../../../../shared/records/exam';
import { swapBack } from '../../../actions/swap-exams';
import { useDocument } from '../../../queries/use-documents';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';

/** Draws nothing where there is no such swap. Whoever began meanwhile is told by the refusal. */
export function SwapBack({ exam }: { readonly exam: PlannedExam }) {
  const { t } = useTranslation('swap');
  const undo = useAction(swapBack);
  const [problem, setProblem] = useState<Problem | null>(null);
  const other = useDocument('exam', exam.changes?.at(-1)?.swappedWith)?.document;
  if (!other || !isHeld(exam) || !isHeld(other) || !swapBackOf(exam, other)) return null;
  const press = async (): Promise<void> => {
    const done = await undo({ examIds: [exam.examId, other.examId], reason: t('back-reason') });
    setProblem(done.ok ? null : done.problem);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={20} aria-hidden />}
        onClick={() => void press()}
      >
        {t('back', { code: other.code })}
      </Button>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
    </>
  );
}
