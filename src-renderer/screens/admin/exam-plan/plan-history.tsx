/** How a plan became what it is: every change with who made it, when and why, the newest first. */
import { Text, Title } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedExam } from '../../../../shared/records/exam';
import { useStaffNames } from '../../../queries/use-staff-names';
import { useFormat } from '../../../ui/use-format';
import { usePlanWords } from '../../exam/use-plan-words';
import classes from './exam-plan.module.css';
import { SwapBack } from './swap-back';
import { UndoChange } from './undo-change';

/** Draws nothing for an exam of an earlier program that was never changed: it says nothing of how it was made. */
export function PlanHistory({ exam }: { readonly exam: PlannedExam }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const nameOf = useStaffNames();
  const wordsOf = usePlanWords(exam);
  const title = useRef<HTMLHeadingElement>(null);
  const changes = (exam.changes ?? []).toReversed();
  if (changes.length === 0 && !exam.madeAt) return null;
  return (
    <section aria-labelledby="plan-history">
      <Title order={2} id="plan-history" ref={title} tabIndex={-1}>
        {t('history.title')}
      </Title>
      <ol className={classes.history}>
        {changes.map((change, index) => (
          <li key={change.changeId}>
            <Text fw={600}>
              {t('history.changed', {
                name: nameOf(change.byStaffId) ?? t('somebody'),
                when: format.dayAndTime(change.at),
              })}
            </Text>
            <Text>{t('history.reason', { reason: change.reason })}</Text>
            <ul>
              {wordsOf(change).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {index === 0 && <SwapBack exam={exam} />}
            {index === 0 && <UndoChange exam={exam} onUndone={() => title.current?.focus()} />}
          </li>
        ))}
        {exam.madeAt && (
          <li>
            <Text>{t('history.made', { when: format.dayAndTime(exam.madeAt) })}</Text>
          </li>
        )}
      </ol>
    </section>
  );
}
