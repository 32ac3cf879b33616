/**
 * A remark that was written with another mark: keep it for the one that stands, change it, or take it away. Once asked it
 * stays in its place with what was answered, so that a second tap meets the same buttons.
 */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Remark } from '../../../../shared/domain/assessment';
import { isRemarkStale } from '../../../../shared/domain/remark-level';
import type { MarkValue } from '../../../../shared/values/scale';
import type { Step } from '../exam-plan';
import { useMarkWord } from '../marks/use-answers';
import type { Marking } from '../use-marking';
import classes from './stale-remark.module.css';

type StaleRemarkProps = {
  readonly marking: Marking;
  readonly step: Step;
  /** Puts the cursor in the remark. */
  readonly onChange: () => void;
};

/** What was asked, for as long as the row is open; null where nothing had to be. */
function useAsked({ assessment }: Marking, { indicator }: Step): Remark | null {
  const [asked, setAsked] = useState<Remark | null>(null);
  const remark = assessment.remarks.get(indicator.indicatorId) ?? null;
  const isStale = isRemarkStale(assessment, indicator.indicatorId);
  if (isStale && asked?.text !== remark?.text) setAsked(remark);
  return isStale ? remark : asked;
}

/** The question, or its answer. */
function useSentence(marking: Marking, step: Step, asked: Remark): string {
  const { t } = useTranslation('exam');
  const wordOf = useMarkWord(marking.place.exam.scale);
  const { indicatorId } = step.indicator;
  const word = (value: MarkValue | null | undefined): string => (value ? wordOf(value) : t('open'));
  const now = word(marking.assessment.marks.get(indicatorId)?.value);
  if (isRemarkStale(marking.assessment, indicatorId))
    return t('stale.question', { written: word(asked.level), now });
  return marking.assessment.remarks.has(indicatorId) ? t('stale.settled', { now }) : t('stale.removed');
}

/** Asks once a remark does not fit its mark. */
export function StaleRemark({ marking, step, onChange }: StaleRemarkProps) {
  const asked = useAsked(marking, step);
  return asked && <Question marking={marking} step={step} onChange={onChange} asked={asked} />;
}

function Question({ marking, step, onChange, asked }: StaleRemarkProps & { readonly asked: Remark }) {
  const { t } = useTranslation('exam');
  const sentence = useSentence(marking, step, asked);
  const { indicatorId, number } = step.indicator;
  const { remark } = marking.changes;
  const isStale = isRemarkStale(marking.assessment, indicatorId);
  // Words that were written instead are not put back by a second tap; what was taken away is.
  const mayKeep = isStale || !marking.assessment.remarks.has(indicatorId);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
    <div role="group" aria-label={t('remark-for', { number })} className={classes.stale} data-need="stale">
      <p className={classes.sentence} data-stale={isStale} aria-live="polite">
        {!isStale && <IconCheck size={20} aria-hidden />} {sentence}
      </p>
      <q className={classes.text} lang={marking.place.exam.language}>
        {asked.text}
      </q>
      <div className={classes.buttons}>
        <Button
          variant="default"
          aria-disabled={!mayKeep}
          onClick={() => mayKeep && void remark(indicatorId, asked.text)}
        >
          {t('stale.keep')}
        </Button>
        <Button variant="default" onClick={onChange}>
          {t('stale.change')}
        </Button>
        <Button variant="default" onClick={() => void remark(indicatorId, '')}>
          {t('stale.remove')}
        </Button>
      </div>
    </div>
  );
}
