/** Which list, of which days and of whom. */
import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExamHead } from '../../../../shared/domain/exam';
import { isHeld } from '../../../../shared/domain/find-clashes';
import { type PaperList, paperLists } from '../../../../shared/values/paper-lists';
import type { ListsSearch } from '../../../ui/search-params';
import type { ListChoice } from './choose-exams';
import classes from './plan-lists.module.css';

type Change = (part: { readonly [K in keyof ListsSearch]: ListsSearch[K] | undefined }) => void;

type KindChoiceProps = { readonly kind: PaperList; readonly onChange: Change };

/** Each list with what it is for; changing one's mind loses no days. */
export function KindChoice({ kind, onChange }: KindChoiceProps) {
  const { t } = useTranslation('lists');
  return (
    <Radio.Group
      label={t('kind')}
      value={kind}
      onChange={(value) => onChange({ kind: paperLists.find((one) => one === value) })}
    >
      <div className={classes.kinds}>
        {paperLists.map((one) => (
          <Radio key={one} value={one} label={t(`list.${one}`)} description={t(`help.${one}`)} />
        ))}
      </div>
    </Radio.Group>
  );
}

type DayChoiceProps = {
  readonly choice: ListChoice;
  /** Every exam, whom it is chosen from. */
  readonly exams: readonly ExamHead[];
  readonly onChange: Change;
};

/** Everybody who examines, by name; two of one name stand there twice. */
const examinersOf = (exams: readonly ExamHead[]): readonly (readonly [string, string])[] =>
  [
    ...new Map(
      exams.flatMap(({ candidates, examinerName }) =>
        candidates.map((one) => [String(one.examinerId), one.examinerName ?? examinerName] as const),
      ),
    ),
  ].sort(([, a], [, b]) => a.localeCompare(b));

/** Days, and one examiner or everybody; coming from an exam it is that one only, until all of them are asked for. */
export function DayChoice({ choice, exams, onChange }: DayChoiceProps) {
  const { t } = useTranslation('lists');
  const only = exams.find((exam) => exam.examId === choice.exam && isHeld(exam));
  if (choice.exam !== undefined)
    return (
      <div className={classes.days}>
        <span className={classes.found}>{only ? t('exam-only', { title: only.title }) : t('exam-gone')}</span>
        <Button variant="default" onClick={() => onChange({ exam: undefined })}>
          {t('exam-all')}
        </Button>
      </div>
    );
  return (
    <div className={classes.days}>
      <TextInput
        type="date"
        label={t('from')}
        value={choice.from}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('to')}
        value={choice.to}
        min={choice.from}
        error={choice.to < choice.from ? t('wrong-days') : undefined}
        onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('who')}
        value={choice.examiner ?? ''}
        data={[
          { value: '', label: t('everybody') },
          ...examinersOf(exams.filter(isHeld)).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(event) => onChange({ examiner: event.currentTarget.value || undefined })}
      />
    </div>
  );
}
