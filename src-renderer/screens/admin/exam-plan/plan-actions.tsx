/** What can be done with a planned exam: change it, plan one like it, cancel it or hold it after all, take its planning back. */
import { Button } from '@mantine/core';
import { IconArrowsExchange, IconChecklist, IconCopy, IconEdit, IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { PlannedExam } from '../../../../shared/records/exam';
import { cancelExam, holdExamAfterAll, takeBackPlanning } from '../../../actions/change-exam-plan';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import classes from './exam-plan.module.css';
import { ReasonForm } from './reason-form';

/** What is said most often; it may be changed and added to. */
const cancelPhrases = ['examiner-ill', 'place-gone', 'moved'] as const;

type PlanActionsProps = {
  readonly exam: PlannedExam;
  /** Somebody stood there already: then its planning is no slip any more. */
  readonly isBegun: boolean;
};

/**
 * Taking back is for a slip and asks no reason, because nobody was told of it yet; once somebody stood there an exam is only
 * cancelled, with a reason that its examiner reads.
 */
export function PlanActions({ exam, isBegun }: PlanActionsProps) {
  const { t } = useTranslation(['plan', 'lists', 'swap', 'ready']);
  const navigate = useNavigate();
  const cancel = useAction(cancelExam);
  const hold = useAction(holdExamAfterAll);
  const takeBack = useAction(takeBackPlanning);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { examId } = exam;
  const isCancelled = exam.status === 'cancelled';
  const run = async (done: ReturnType<typeof hold>, after?: () => void): Promise<void> => {
    const result = await done;
    setProblem(result.ok ? null : result.problem);
    if (result.ok) after?.();
  };
  return (
    <>
      <div className={classes.buttons}>
        {!isCancelled && (
          <Button
            leftSection={<IconEdit size={20} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/planning/$examId/change" params={{ examId }} />}
          >
            {t('action.change')}
          </Button>
        )}
        {!isCancelled && (
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={20} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/planning/$examId/swap" params={{ examId }} />}
          >
            {t('swap:open')}
          </Button>
        )}
        {!isCancelled && (
          <Button
            variant="default"
            leftSection={<IconChecklist size={20} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/exam/$examId/ready" params={{ examId }} />}
          >
            {t('ready:link')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconCopy size={20} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/planning/new" search={{ like: examId }} />}
        >
          {t('action.copy')}
        </Button>
        {!isCancelled && (
          <Button
            variant="default"
            leftSection={<IconPrinter size={20} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/planning/lists" search={{ exam: examId }} />}
          >
            {t('lists:open')}
          </Button>
        )}
        {isCancelled && (
          <Button variant="default" onClick={() => void run(hold({ examId }))}>
            {t('action.hold')}
          </Button>
        )}
        {!isBegun && (
          <Button
            variant="subtle"
            onClick={() =>
              void run(takeBack({ examIds: [examId] }), () => void navigate({ to: '/planning' }))
            }
          >
            {t('action.take-back')}
          </Button>
        )}
      </div>
      {!isCancelled && (
        <ReasonForm
          name={`cancel ${examId}`}
          openLabel={t('action.cancel')}
          label={t('cancel.why')}
          hint={t('cancel.hint')}
          phrases={cancelPhrases.map((phrase) => t(`cancel.phrase.${phrase}`))}
          submitLabel={t('cancel.submit')}
          onSubmit={(reason) => cancel({ examId, reason })}
        />
      )}
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
    </>
  );
}
