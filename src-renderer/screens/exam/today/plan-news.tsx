/**
 * What became other about an exam since it was planned: the last change, or that it is not held, each with the reason. It stays
 * until the exam is over, and interrupts nobody: an examiner reads it where they look for the exam anyway.
 */
import { Text } from '@mantine/core';
import { IconCalendarOff, IconEdit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExamHead } from '../../../../shared/domain/exam';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { usePlanWords } from '../use-plan-words';

/** Draws nothing for an exam that is as it was planned. */
export function PlanNews({ exam }: { readonly exam: ExamHead }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const wordsOf = usePlanWords(exam);
  const last = exam.changes?.at(-1);
  if (exam.status === 'cancelled')
    return exam.cancelled ? (
      <StatusMark tone="attention" icon={<IconCalendarOff size={18} aria-hidden />}>
        {t('today.cancelled', { reason: exam.cancelled.reason })}
      </StatusMark>
    ) : null;
  if (!last) return null;
  return (
    <div>
      <StatusMark tone="info" icon={<IconEdit size={18} aria-hidden />}>
        {t('today.changed', { when: format.dayAndTime(last.at), what: wordsOf(last).join('; ') })}
      </StatusMark>
      <Text size="sm">{t('today.reason', { reason: last.reason })}</Text>
    </div>
  );
}
