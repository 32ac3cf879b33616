/** Which planned exams keep the version they were planned with, and which of them are planned anew in the same step. */
import { Checkbox, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExamId } from '../../../../shared/kernel/ids';
import type { TouchedExam } from '../../../queries/use-touched-exams';
import { useExamFormat } from '../../../ui/use-exam-format';
import classes from './versions.module.css';

type TouchedExamsProps = {
  readonly touched: readonly TouchedExam[];
  readonly chosen: readonly ExamId[];
  readonly onChange: (chosen: readonly ExamId[]) => void;
};

/** One that cannot be chosen stays in the list with the reason: its candidates get the texts of before. */
function TouchedLine({
  touched: { exam, state, gone },
  isChosen,
  onToggle,
}: {
  readonly touched: TouchedExam;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useTranslation('versions');
  const format = useExamFormat(exam);
  const facts = [
    format.dayAndTime(exam.plannedAt),
    t('exams.candidates', { count: exam.candidates.length }),
    state !== 'replannable' && t(`exams.${state}`),
    gone > 0 && t('exams.gone', { count: gone }),
  ];
  return (
    <li>
      <Checkbox
        label={`${exam.code} · ${exam.title}`}
        description={facts.filter(Boolean).join(' · ')}
        disabled={state !== 'replannable'}
        checked={isChosen}
        onChange={onToggle}
      />
    </li>
  );
}

/** Says so where there is none: nobody has to wonder. */
export function TouchedExams({ touched, chosen, onChange }: TouchedExamsProps) {
  const { t } = useTranslation('versions');
  const free = touched.filter(({ state }) => state === 'replannable').map(({ exam }) => exam.examId);
  const isAll = free.length > 0 && free.every((id) => chosen.includes(id));
  const toggle = (id: ExamId): void =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <section className={classes.section} aria-labelledby="touched-exams">
      <Title order={3} id="touched-exams">
        {t('exams.title')}
      </Title>
      {touched.length === 0 && <Text>{t('exams.none')}</Text>}
      {touched.length > 0 && <Text>{t('exams.explain', { count: touched.length })}</Text>}
      {free.length > 1 && (
        <Checkbox
          label={t('exams.all', { count: free.length })}
          checked={isAll}
          indeterminate={!isAll && chosen.length > 0}
          onChange={() => onChange(isAll ? [] : free)}
        />
      )}
      <ul className={classes.exams}>
        {touched.map((one) => (
          <TouchedLine
            key={one.exam.examId}
            touched={one}
            isChosen={chosen.includes(one.exam.examId)}
            onToggle={() => toggle(one.exam.examId)}
          />
        ))}
      </ul>
    </section>
  );
}
