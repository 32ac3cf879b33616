/**
 * The remark that a mark wants, one tap away: its phrases in the line above the answers. It never holds up the next
 * mark; what is left is counted and asked again in the review.
 */
import { Kbd } from '@mantine/core';
import { IconMessagePlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../ui/preferences';
import type { Step } from '../exam-plan';
import { usePhrases } from '../remarks/use-phrases';
import type { Marking } from '../use-marking';
import classes from './remark-strip.module.css';

type RemarkStripProps = {
  readonly marking: Marking;
  /** Indicator that wants the remark. */
  readonly step: Step;
  readonly onPhrase: (phrase: string) => void;
  readonly onWrite: () => void;
  readonly onLater: () => void;
};

/** Those that do not fit are reached by the keyboard, by their key, and in the sheet. */
export function RemarkStrip({ marking, step, onPhrase, onWrite, onLater }: RemarkStripProps) {
  const { t } = useTranslation('exam');
  const { indicatorId, number } = step.indicator;
  const { stock, language } = usePhrases(marking, indicatorId);
  const singleKeys = usePreferences((p) => p.singleKeys);
  return (
    <section className={classes.strip} aria-label={t('remark-for', { number })}>
      <p className={classes.question}>
        {marking.lastMarked !== step && <b>{number} </b>}
        {t('why')}
      </p>
      <div className={classes.phrases} lang={language}>
        {stock.map((phrase, index) => (
          <button key={phrase} type="button" className={classes.phrase} onClick={() => onPhrase(phrase)}>
            {singleKeys && (
              <Kbd className={classes.key ?? ''} aria-hidden>
                ⇧{index + 1}
              </Kbd>
            )}
            {phrase}
          </button>
        ))}
      </div>
      <button type="button" className={classes.other} title={t('write-own')} onClick={onWrite}>
        <IconMessagePlus size={20} aria-hidden /> <span className={classes.label}>{t('write-own')}</span>
      </button>
      <button type="button" className={classes.other} title={t('later')} onClick={onLater}>
        <IconX size={20} aria-hidden /> <span className={classes.label}>{t('later')}</span>
      </button>
    </section>
  );
}
