/**
 * A critical indicator that nobody saw decides alone: can it be shown still, or asked? Whoever did so and saw nothing notes
 * that with one tap, and it is printed with the remark; whoever saw it after all gives another mark.
 */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../../../shared/texts/languages';
import { usePreferences } from '../../../ui/preferences';
import type { Step } from '../exam-plan';
import { askedPhrase, joinPhrase } from '../remarks/remark-phrases';
import type { Marking } from '../use-marking';
import classes from './review-row.module.css';

type UnseenQuestionProps = {
  readonly marking: Marking;
  readonly step: Step;
  /** Else only its place is kept. */
  readonly isAsked: boolean;
};

/** The answer stands in the remark, in the language of the exam; there it can be changed like any other words. */
export function UnseenQuestion({ marking, step, isAsked }: UnseenQuestionProps) {
  const { t } = useTranslation('exam');
  const screenLanguage = usePreferences((p) => p.language);
  const { indicatorId, number } = step.indicator;
  const phrase = askedPhrase(chooseLanguage(marking.place.exam.language, screenLanguage));
  const remark = marking.assessment.remarks.get(indicatorId)?.text ?? '';
  const isAnswered = remark.includes(phrase);
  return (
    <div className={classes.unseen} inert={!isAsked} data-asked={isAsked}>
      <p className={classes.question}>{t('review.unseen', { number })}</p>
      <Button
        variant="default"
        aria-disabled={isAnswered}
        leftSection={isAnswered && <IconCheck size={18} aria-hidden />}
        onClick={() => {
          if (!isAnswered) void marking.changes.remark(indicatorId, joinPhrase(remark, phrase));
        }}
      >
        {t(isAnswered ? 'review.unseen-noted' : 'review.unseen-asked')}
      </Button>
    </div>
  );
}
