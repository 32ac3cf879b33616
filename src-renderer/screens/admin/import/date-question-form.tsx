/** One date that cannot be read, with what stands in the file: a day is typed, or there is none. */
import { Button, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DateQuestion } from '../../../../shared/domain/unread-dates';
import { readSbbDay } from '../../../../shared/formats/sbb-day';
import classes from './date-questions.module.css';

type DateQuestionFormProps = {
  readonly question: DateQuestion;
  readonly text: string;
  readonly onType: (text: string) => void;
  /** An ISO day, or blank when there is no such date. */
  readonly onAnswer: (day: string) => void;
};

/** What is typed is read as the file is read; what is no day is said, and stays in the field. */
export function DateQuestionForm({ question, text, onType, onAnswer }: DateQuestionFormProps) {
  const { t } = useTranslation('import');
  const [isUnclear, setUnclear] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const day = readSbbDay(text);
    setUnclear(day === null);
    if (day !== null) onAnswer(day);
  };
  return (
    <form className={classes.form} data-date-question onSubmit={submit} noValidate>
      <Text className={classes.inFile}>{t('dates.in-file', { text: question.text })}</Text>
      <TextInput
        className={classes.field}
        label={t(`dates.${question.field}`)}
        description={t('dates.help')}
        error={isUnclear && t('dates.unclear')}
        value={text}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setUnclear(false);
        }}
        autoComplete="off"
      />
      <div className={classes.row}>
        <Button type="submit">{t('dates.use')}</Button>
        <Button variant="default" onClick={() => onAnswer('')}>
          {t('dates.none')}
        </Button>
      </div>
    </form>
  );
}
