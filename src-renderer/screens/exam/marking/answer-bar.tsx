/**
 * The bar at the bottom, in reach of the thumb: one large button per answer, and undo, remark, back and forward beside
 * them. Acts when the finger is lifted; the second half of a bounced tap (a glove, a wet screen) is not an answer.
 */
import { Kbd } from '@mantine/core';
import { IconArrowBackUp, IconChevronLeft, IconChevronRight, IconMessage } from '@tabler/icons-react';
import { type MouseEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarkValue, RatingScale } from '../../../../shared/values/scale';
import { usePreferences } from '../../../ui/preferences';
import { useHeightVariable } from '../../../ui/use-height-variable';
import { type Answer, toneOf } from '../marks/answers';
import { MarkIcon } from '../marks/mark-icon';
import classes from './answer-bar.module.css';

/** A second tap on the same spot within this time is a bounce. */
const bounceMs = 150;

type AnswerBarProps = {
  /** Number of the indicator that the answers are for, e.g. `2.3.4`. */
  readonly number: string;
  readonly scale: RatingScale;
  readonly answers: readonly Answer[];
  /** Mark that stands, or null. */
  readonly value: MarkValue | null;
  readonly onAnswer: (value: MarkValue) => void;
  readonly onUndo: (() => void) | null;
  readonly onRemark: () => void;
  readonly onBack: (() => void) | null;
  readonly onForward: (() => void) | null;
  /** Above the answers: the remark that the last mark wants. */
  readonly strip: ReactNode;
};

/**
 * `onClick` is null while there is nothing to do: the button stays in its place, so that the thumb finds the others.
 */
type ToolProps = {
  readonly icon: ReactNode;
  readonly label: string;
  readonly shortcut: string | null;
  readonly onClick: (() => void) | null;
};

/** Not `disabled`: a button that vanishes from the order of focus moves the others under the fingers. */
function Tool({ icon, label, shortcut, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={classes.tool}
      aria-disabled={onClick === null}
      onClick={() => onClick?.()}
      {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
    >
      {icon}
      <span>{label}</span>
    </button>
  );
}

/** Its height is a variable of the page, because the last indicator of a list must not lie under it. */
export function AnswerBar({
  number,
  scale,
  answers,
  value,
  onAnswer,
  onUndo,
  onRemark,
  onBack,
  onForward,
  strip,
}: AnswerBarProps) {
  const { t } = useTranslation('exam');
  const { hand, singleKeys } = usePreferences();
  const bar = useHeightVariable<HTMLDivElement>('--vp-answer-bar');
  const lastTap = useRef(Number.NEGATIVE_INFINITY);
  const answer = (event: MouseEvent, chosen: MarkValue): void => {
    const isBounce = event.detail > 1 && event.timeStamp - lastTap.current < bounceMs;
    lastTap.current = event.timeStamp;
    if (!isBounce) onAnswer(chosen);
  };
  return (
    <div ref={bar} className={classes.bar} data-hand={hand}>
      {strip && <div className={classes.strip}>{strip}</div>}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid */}
      <div role="group" aria-label={t('answers-for', { number })} className={classes.answers}>
        {answers.map((option) => (
          <button
            key={option.value}
            type="button"
            className={classes.answer}
            data-tone={toneOf(scale, option.value)}
            aria-pressed={value === option.value}
            onClick={(event) => answer(event, option.value)}
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
      <div className={classes.tools}>
        <Tool
          icon={<IconChevronLeft aria-hidden />}
          label={t('back')}
          shortcut={singleKeys ? 'K' : null}
          onClick={onBack}
        />
        <Tool
          icon={<IconChevronRight aria-hidden />}
          label={t('forward')}
          shortcut={singleKeys ? 'J' : null}
          onClick={onForward}
        />
        <Tool
          icon={<IconArrowBackUp aria-hidden />}
          label={t('undo')}
          shortcut="Control+Z"
          onClick={onUndo}
        />
        <Tool
          icon={<IconMessage aria-hidden />}
          label={t('remark')}
          shortcut={singleKeys ? 'C' : null}
          onClick={onRemark}
        />
      </div>
    </div>
  );
}
