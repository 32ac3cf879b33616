/** The exam to swap with: found by what it is, when, by whom, or who is in it. */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { examinerOfPlan } from '../../../../shared/domain/exam';
import { isHeld } from '../../../../shared/domain/find-clashes';
import type { ExamId } from '../../../../shared/kernel/ids';
import { isFoundIn } from '../../../../shared/kernel/search-index';
import type { PlannedExam } from '../../../../shared/records/exam';
import { useWorld } from '../../../queries/query-source';
import { useExamZone } from '../../../queries/use-exam-zone';
import { useFormatIn } from '../../../ui/use-format';
import planClasses from '../plan-exam/plan-exam.module.css';

const dayMs = 24 * 3_600_000;
/** More are found by typing. */
const shownAtOnce = 50;

type OtherExamFieldProps = {
  readonly exam: PlannedExam;
  /** All that are planned. */
  readonly exams: readonly PlannedExam[];
  readonly chosen: ExamId | null;
  readonly error: string | null;
  readonly onChoose: (exam: PlannedExam | null) => void;
};

/** Those that are over since yesterday are left out, unless the exam is over itself. */
export function OtherExamField({ exam, exams, chosen, error, onChoose }: OtherExamFieldProps) {
  const { t } = useTranslation('swap');
  const world = useWorld();
  const zoneOf = useExamZone();
  const formatIn = useFormatIn();
  const offered = useMemo(() => {
    const since = new Date(Math.min(world.now().getTime() - dayMs, Date.parse(exam.plannedAt))).toISOString();
    return exams
      .filter((one) => one.examId !== exam.examId && isHeld(one) && one.plannedAt >= since)
      .toSorted((a, b) => a.plannedAt.localeCompare(b.plannedAt) || a.code.localeCompare(b.code))
      .map((one) => {
        const when = formatIn(zoneOf(one)).dayAndTime(one.plannedAt);
        const label = t('exam-option', {
          ...{ when, code: one.code, title: one.title, examiner: examinerOfPlan(one).name },
        });
        const people = one.candidates.map(({ name, number }) => `${name} ${number}`).join(' ');
        return { exam: one, label, text: `${label} ${one.place} ${people}` };
      });
  }, [exam, exams, world, zoneOf, formatIn, t]);
  const texts = useMemo(() => new Map(offered.map((one) => [String(one.exam.examId), one.text])), [offered]);
  return (
    <Select
      label={t('other-exam')}
      description={t('other-exam-help')}
      placeholder={t('other-exam-placeholder')}
      searchable
      limit={shownAtOnce}
      nothingFoundMessage={t('no-exam')}
      filter={({ options, search, limit }) =>
        options
          .filter((option) => 'value' in option && isFoundIn(texts.get(option.value) ?? '', search))
          .slice(0, limit)
      }
      comboboxProps={{ withinPortal: false }}
      withScrollArea={false}
      classNames={{ options: planClasses.options ?? '' }}
      required
      withAsterisk={false}
      data={offered.map((one) => ({ value: one.exam.examId, label: one.label }))}
      value={chosen}
      error={error}
      onChange={(value) => onChoose(offered.find((one) => one.exam.examId === value)?.exam ?? null)}
    />
  );
}
