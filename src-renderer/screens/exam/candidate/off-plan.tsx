/** The exam begins on another day or hour than planned: it says so, and asks why where the centre wants to know (W9). */
import { Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { plannedStart } from '../../../../shared/domain/decide-start';
import { StatusMark } from '../../../ui/status-mark';
import { useExamFormat } from '../../../ui/use-exam-format';
import { ReasonField } from '../reason-field';
import type { ExamPlace } from '../use-exam-place';
import { useReasonsGiven } from './reasons-given';
import type { StartReason } from './use-start-reason';

const phrases = ['moved', 'in-turn', 'overrun'] as const;

type OffPlanProps = { readonly place: ExamPlace; readonly start: StartReason };

export function OffPlan({ place, start }: OffPlanProps) {
  const { t } = useTranslation('exam');
  const { exam, assessment } = place;
  const format = useExamFormat(exam);
  const given = useReasonsGiven(exam.examId, assessment.assessmentId);
  if (assessment.startReason)
    return <Text>{t('off-plan.recorded', { reason: assessment.startReason.reason })}</Text>;
  if (start.state === 'not-asked') return null;
  const planned = t(`off-plan.${start.offPlan ?? 'other-hour'}`, {
    time: format.dayAndTime(plannedStart(exam, assessment)),
  });
  return (
    <>
      <StatusMark tone="attention" icon={<IconClockExclamation size={20} aria-hidden />}>
        {planned}
      </StatusMark>
      {start.state === 'refused' ? (
        <Text>{t('off-plan.never')}</Text>
      ) : (
        <ReasonField
          ref={start.field}
          label={t('off-plan.why')}
          hint={t('reason.printed')}
          phrases={[...new Set([...given, ...phrases.map((phrase) => t(`off-plan.phrase.${phrase}`))])]}
          value={start.text}
          onChange={start.setText}
          isMissing={start.isMissing}
        />
      )}
    </>
  );
}
