/** Dates of a code that are in the file and cannot be read: the code waits until a person says what is meant. */
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportItem } from '../../../../shared/domain/decide-import';
import { DateQuestionForm } from './date-question-form';
import classes from './date-questions.module.css';
import type { Import } from './use-import';

type DateQuestionsProps = {
  readonly item: ImportItem & { readonly outcome: 'dates-unread' };
  readonly course: Import;
  /** The field goes away with its answer; the focus must not go with it. */
  readonly onAnswered: () => void;
};

/** Leaving the code out is an answer, too: the others can then be imported. */
export function DateQuestions({ item, course, onAnswered }: DateQuestionsProps) {
  const { t } = useTranslation('import');
  const isLeft = course.left.has(item.code);
  return (
    <div className={classes.questions}>
      <Text>{isLeft ? t('dates.left') : t('explain.dates-unread')}</Text>
      {!isLeft &&
        item.questions.map((question) => (
          <DateQuestionForm
            key={question.questionKey}
            question={question}
            text={course.typedDates[question.questionKey] ?? ''}
            onType={(text) => course.typeDate(question.questionKey, text)}
            onAnswer={(day) => {
              onAnswered();
              course.answerDate(question.questionKey, day);
            }}
          />
        ))}
      <Button
        variant="default"
        className={classes.leave}
        onClick={() => course.setIncluded(item.code, isLeft)}
      >
        {isLeft ? t('dates.take') : t('dates.leave', { code: item.code })}
      </Button>
    </div>
  );
}
