/**
 * The remark that the last mark wants, one tap away: phrases above the answers, under the thumb. It never holds up the
 * next mark; what is left is counted and asked again in the review.
 */
import { IconMessagePlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../../../shared/texts/languages';
import { usePreferences } from '../../../ui/preferences';
import type { Step } from '../exam-plan';
import { useMarkWord } from '../marks/use-answers';
import { stockPhrases } from '../remarks/remark-phrases';
import type { Marking } from '../use-marking';
import classes from './remark-strip.module.css';

type RemarkStripProps = {
  readonly marking: Marking;
  /** Indicator that wants the remark. */
  readonly step: Step;
  readonly onWrite: () => void;
};

/** Phrases are in the language of the exam where we speak it: they are read on its sheet. */
export function RemarkStrip({ marking, step, onWrite }: RemarkStripProps) {
  const { t } = useTranslation('exam');
  const { indicatorId, number } = step.indicator;
  const { language } = marking.place.exam;
  const phraseLanguage = chooseLanguage(
    language,
    usePreferences((p) => p.language),
  );
  const wordOf = useMarkWord(marking.place.exam.scale);
  const value = marking.assessment.marks.get(indicatorId)?.value ?? null;
  if (value === null) return null;
  return (
    <section className={classes.strip} aria-label={t('remark-for', { number })}>
      <div className={classes.phrases}>
        <p className={classes.question}>
          <b>{number}</b> {wordOf(value)}: {t('why')}
        </p>
        {stockPhrases(value, marking.place.exam.scale, phraseLanguage).map((phrase) => (
          <button
            key={phrase}
            type="button"
            className={classes.phrase}
            lang={phraseLanguage}
            onClick={() => void marking.changes.remark(indicatorId, phrase)}
          >
            {phrase}
          </button>
        ))}
      </div>
      <div className={classes.others}>
        <button type="button" className={classes.other} onClick={onWrite}>
          <IconMessagePlus size={20} aria-hidden /> {t('write-own')}
        </button>
        <button type="button" className={classes.other} onClick={marking.leaveFollowUp}>
          <IconX size={20} aria-hidden /> {t('later')}
        </button>
      </div>
    </section>
  );
}
