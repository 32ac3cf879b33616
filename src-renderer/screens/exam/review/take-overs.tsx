/** Who took the assessment over from whom, when and why, oldest first. Draws nothing where nobody did. */
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../../shared/domain/assessment';
import type { Exam } from '../../../../shared/domain/exam';
import { useExamFormat } from '../../../ui/use-exam-format';
import classes from './review-screen.module.css';
import { useWriterName } from './writers';

type TakeOversProps = { readonly assessment: Assessment; readonly exam: Exam };

/** Those that count (W3, W7), in the order in which it went from hand to hand. */
export function TakeOvers({ assessment, exam }: TakeOversProps) {
  const { t } = useTranslation(['exam', 'domain']);
  const format = useExamFormat(exam);
  const nameOf = useWriterName(exam);
  if (assessment.takeOvers.length === 0) return null;
  return (
    <section className={classes.block}>
      <Title order={2}>{t('review.taken-over')}</Title>
      <ul>
        {assessment.takeOvers.map(({ changeId, staffId, fromStaffId, reason, at }) => (
          <li key={changeId}>
            {t('domain:written.taken-over', {
              name: nameOf(staffId),
              from: nameOf(fromStaffId),
              at: format.dayAndTime(at),
            })}{' '}
            {reason !== '' && t('domain:written.reason', { reason })}
          </li>
        ))}
      </ul>
    </section>
  );
}
