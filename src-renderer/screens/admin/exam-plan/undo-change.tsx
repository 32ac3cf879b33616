/** Makes the last change of a plan undone, with one press, as long as nothing else was changed after it. */
import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clash } from '../../../../shared/domain/find-clashes';
import { clashesBefore, type PlanBefore, planBefore } from '../../../../shared/domain/undo-plan-change';
import type { Problem } from '../../../../shared/kernel/problem';
import type { PlannedExam } from '../../../../shared/records/exam';
import { undoPlanChange } from '../../../actions/change-exam-plan';
import { useDocuments } from '../../../queries/use-documents';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { ClashList } from './clash-list';

/** None while the exams load. */
function useClashesBefore(exam: PlannedExam, before: PlanBefore | null): readonly Clash[] {
  const exams = useDocuments('exam');
  return useMemo(
    () =>
      exams && before
        ? clashesBefore(
            exam,
            before,
            exams.map(({ document }) => document),
          )
        : [],
    [exam, before, exams],
  );
}

type UndoChangeProps = {
  readonly exam: PlannedExam;
  /** The button is gone by then. */
  readonly onUndone: () => void;
};

/**
 * Draws nothing where there is nothing to undo. What would stand in the way of it is told before; whoever began meanwhile, and whatever
 * the centre does not want, by the refusal.
 */
export function UndoChange({ exam, onUndone }: UndoChangeProps) {
  const { t } = useTranslation('plan');
  const undo = useAction(undoPlanChange);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const before = useMemo(() => planBefore(exam), [exam]);
  const clashes = useClashesBefore(exam, before);
  const changeId = exam.changes?.at(-1)?.changeId;
  if (!before || !changeId) return null;
  const press = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const done = await undo({ examId: exam.examId, changeId, reason: t('history.undo-reason') });
    setBusy(false);
    setProblem(done.ok ? null : done.problem);
    if (done.ok) onUndone();
  };
  return (
    <>
      {clashes.length > 0 && <Text>{t('history.undo-clash')}</Text>}
      <ClashList clashes={clashes} />
      <Button
        variant="default"
        loading={isBusy}
        leftSection={<IconArrowBackUp size={20} aria-hidden />}
        onClick={() => void press()}
      >
        {t('history.undo')}
      </Button>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
    </>
  );
}
