/** What one change of a plan changed, as sentences: what it was before. Names are joined here; the record has ids only. */
import { useTranslation } from 'react-i18next';
import type { ExamHead } from '../../../shared/domain/exam';
import { zoneBefore } from '../../../shared/domain/zone-before';
import type { PlannedExam } from '../../../shared/records/exam';
import { useDocuments, useRegister } from '../../queries/use-documents';
import { useStaffNames } from '../../queries/use-staff-names';
import { useExamFormats } from '../../ui/use-exam-format';

/** On an examiner's device the people of a change may not be known: then it says that it was somebody. */
type Told = Pick<ExamHead, 'candidates' | 'timeZone' | 'changes'> | PlannedExam;
export type PlanChange = NonNullable<PlannedExam['changes']>[number];

/** @returns the sentences of one change; none where it changed nothing that is told */
export function usePlanWords(exam: Told): (change: PlanChange) => readonly string[] {
  const { t } = useTranslation(['plan', 'swap']);
  const formats = useExamFormats();
  const staffName = useStaffNames();
  const people = useDocuments('participant');
  const exams = useRegister('exam');
  const names = new Map(exam.candidates.map(({ participantId, name }) => [participantId, name]));
  const nameOf = (id: PlannedExam['candidates'][number]['participantId']): string => {
    const known = people?.find(({ document }) => document.participantId === id)?.document;
    return names.get(id) ?? (known ? `${known.givenName} ${known.familyName}` : t('somebody'));
  };
  const swapWords = (swappedWith: PlanChange['swappedWith']): readonly string[] => {
    if (!swappedWith) return [];
    const other = exams?.byId.get(swappedWith)?.document;
    return [other ? t('swap:with', { code: other.code }) : t('swap:with-unknown')];
  };
  return ({ changeId, before, added = [], removed = [], changed = [], swappedWith }) => [
    ...swapWords(swappedWith),
    ...(before.plannedAt
      ? [
          t('was.moment', {
            was: formats({ timeZone: zoneBefore(exam, changeId) }).dayAndTime(before.plannedAt),
          }),
        ]
      : []),
    ...(before.place === undefined ? [] : [t('was.place', { was: before.place || t('nothing') })]),
    ...(before.examinerId ? [t('was.examiner', { was: staffName(before.examinerId) ?? t('somebody') })] : []),
    ...(before.code === undefined ? [] : [t('was.code', { was: before.code })]),
    ...(before.title === undefined ? [] : [t('was.title', { was: before.title })]),
    ...(before.timeZone === undefined
      ? []
      : [
          before.timeZone === null
            ? t('was.no-zone')
            : t('was.zone', { was: before.timeZone.replaceAll('_', ' ') }),
        ]),
    ...(before.durationMinutes === undefined
      ? []
      : [
          before.durationMinutes === null
            ? t('was.no-duration')
            : t('was.duration', { count: before.durationMinutes }),
        ]),
    ...added.map((id) => t('was.added', { name: nameOf(id) })),
    ...removed.map((id) => t('was.removed', { name: nameOf(id) })),
    ...changed.map((id) => t('was.changed', { name: nameOf(id) })),
  ];
}
