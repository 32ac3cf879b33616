/** Dates of a code that are in the file and cannot be read: the code waits until a person says what is meant. */
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ToldImportItem } from '../../../import-desk/told-items';
import { DateQuestionForm } from './date-question-form';
import classes from './date-questions.module.css';
import type { Import } from './use-import';

type DateQuestionsProps = {
  readonly item: Extract<ToldImportItem, { readonly outcome: 'dates-unread' }>;
  readonly isLeft: boolean;
  readonly typedDates: Import['typedDates'];
  readonly verbs: Import['verbs'];
  /** The field goes away with its answer; the focus must not go with it. */
  readonly onAnswered: () => void;
};

/** Leaving the code out is an answer, too: the others can then be imported. */
export function DateQuestions({ item, isLeft, typedDates, verbs, onAnswered }: DateQuestionsProps) {
  const { t } = useTranslation('import');
  return (
    <div className={classes.questions}>
      <Text>{isLeft ? t('dates.left') : t('explain.dates-unread')}</Text>
      {!isLeft &&
        item.questions.map((question) => (
          <DateQuestionForm
            key={question.questionKey}
            question={question}
            text={typedDates[question.questionKey] ?? ''}
            onType={(text) => verbs.typeDate(question.questionKey, text)}
            onAnswer={(day) => {
              onAnswered();
              verbs.answerDate(question.questionKey, day);
            }}
          />
        ))}
      <Button
        variant="default"
        className={classes.leave}
        onClick={() => verbs.setIncluded(item.code, isLeft)}
      >
        {isLeft ? t('dates.take') : t('dates.leave', { code: item.code })}
      </Button>
    </div>
  );
}
