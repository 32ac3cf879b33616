/** One large button per answer, in reach of the thumb. Acts when the finger is lifted. */
import { Kbd } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarkValue, RatingScale } from '../../../../shared/values/scale';
import { usePreferences } from '../../../ui/preferences';
import { type Answer, toneOf } from '../marks/answers';
import { MarkIcon } from '../marks/mark-icon';
import classes from './answer-buttons.module.css';
import type { Guarded } from './use-double-tap-guard';

export type AnswerButtonsProps = {
  /** Number of the indicator that the answers are for, e.g. `2.3.4`. */
  readonly number: string;
  readonly scale: RatingScale;
  readonly answers: readonly Answer[];
  /** Mark that stands, or null. */
  readonly value: MarkValue | null;
  /** Answer that is not taken at this moment, because it was given just now; null when all are. */
  readonly resting: Guarded | null;
  /** `at`: when the button was pressed, in milliseconds of its event. */
  readonly onAnswer: (value: MarkValue, at: number) => void;
};

/** Letters of the longest word on a button: no word is broken, so this one says how large all of them are. */
const longestWord = (answers: readonly Answer[]): number =>
  Math.max(1, ...answers.flatMap(({ word }) => word.split(/[\s-]+/).map((part) => part.length)));

export function AnswerButtons({ number, scale, answers, value, resting, onAnswer }: AnswerButtonsProps) {
  const { t } = useTranslation('exam');
  const singleKeys = usePreferences((p) => p.singleKeys);
  const group = useRef<HTMLDivElement>(null);
  const longest = longestWord(answers);
  useLayoutEffect(() => {
    group.current?.style.setProperty('--longest-word', String(longest));
  }, [longest]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid
    <div ref={group} role="group" aria-label={t('answers-for', { number })} className={classes.answers}>
      {answers.map((option) => (
        <button
          key={option.value}
          type="button"
          className={classes.answer}
          data-tone={toneOf(scale, option.value)}
          data-resting={option.value === resting || undefined}
          aria-pressed={value === option.value}
          onClick={(event) => onAnswer(option.value, event.timeStamp)}
        >
          <MarkIcon scale={scale} value={option.value} size={34} />
          <span className={classes.word}>{option.word}</span>
          {singleKeys && (
            <span className={classes.keys} aria-hidden>
              {option.digit && <Kbd>{option.digit}</Kbd>} {option.letter && <Kbd>{option.letter}</Kbd>}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
