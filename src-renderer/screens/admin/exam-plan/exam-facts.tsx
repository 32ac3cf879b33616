/** What a planned exam is: when, where, by whom, how; and that it is cancelled, where it is. */
import { Alert } from '@mantine/core';
import { IconCalendarOff, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlannedExam } from '../../../../shared/records/exam';
import { textIn } from '../../../../shared/values/text-in';
import { useStaffNames } from '../../../queries/use-staff-names';
import { usePreferences } from '../../../ui/preferences';
import { StatusMark } from '../../../ui/status-mark';
import { useExamFormat } from '../../../ui/use-exam-format';
import { useFormat } from '../../../ui/use-format';
import { FactList } from '../../settings/fact-list';

/** Exams that an earlier program cancelled say no reason. */
function Cancelled({ exam }: { readonly exam: PlannedExam }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const nameOf = useStaffNames();
  const { cancelled } = exam;
  return (
    <Alert role="status" color="amber" icon={<IconCalendarOff aria-hidden />} title={t('cancelled.title')}>
      {cancelled
        ? t('cancelled.by', {
            name: nameOf(cancelled.byStaffId) ?? t('somebody'),
            when: format.dayAndTime(cancelled.at),
            reason: cancelled.reason,
          })
        : t('cancelled.no-reason')}
    </Alert>
  );
}

/** Entered when it was over already: as from paper. */
const isAfterwards = ({ madeAt, plannedAt }: PlannedExam): boolean =>
  madeAt !== undefined && madeAt > plannedAt;

/** Told by the clock of where it is held, whatever the device shows. */
export function ExamFacts({ exam }: { readonly exam: PlannedExam }) {
  const { t } = useTranslation('plan');
  const format = useExamFormat(exam);
  const language = usePreferences((p) => p.language);
  const facts = [
    { term: t('fact.when'), fact: format.dayAndTime(exam.plannedAt) },
    { term: t('fact.place'), fact: exam.place || t('nothing') },
    {
      term: t('fact.duration'),
      fact: exam.durationMinutes ? t('minutes', { count: exam.durationMinutes }) : t('not-said'),
    },
    { term: t('fact.examiner'), fact: exam.examiners.map(({ name }) => name).join(', ') },
    {
      term: t('fact.qualification'),
      fact: [exam.about.name, exam.about.code].filter(Boolean).join(' · '),
    },
    { term: t('fact.scale'), fact: textIn(exam.about.scaleName, language) },
  ];
  return (
    <>
      {exam.status === 'cancelled' && <Cancelled exam={exam} />}
      {isAfterwards(exam) && (
        <StatusMark tone="info" icon={<IconHistory size={18} aria-hidden />}>
          {t('afterwards')}
        </StatusMark>
      )}
      <FactList facts={facts} />
    </>
  );
}
