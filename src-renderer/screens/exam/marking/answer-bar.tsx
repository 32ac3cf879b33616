/**
 * The bar at the bottom, in reach of the thumb: one line with the last mark and what it still asks, and under it the
 * answers with the tools beside them. When a remark is written its sheet takes their place, and when all is marked the
 * way to the signature does.
 */
import { type ReactNode, type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../ui/preferences';
import { useHeightVariable } from '../../../ui/use-height-variable';
import classes from './answer-bar.module.css';

type AnswerBarProps = {
  /** Takes the focus when what had it goes away. */
  readonly barRef: RefObject<HTMLElement | null>;
  readonly line: ReactNode;
  readonly tools: ReactNode;
  readonly answers: ReactNode;
  /** In the place of all of them; null when no remark is written. */
  readonly sheet: ReactNode;
};

/** Its height is a variable of the page, because the last indicator of a list must not lie under it. */
export function AnswerBar({ barRef, line, tools, answers, sheet }: AnswerBarProps) {
  const { t } = useTranslation('exam');
  const hand = usePreferences((p) => p.hand);
  const bar = useHeightVariable<HTMLElement>('--vp-answer-bar');
  useEffect(() => {
    barRef.current = bar.current;
  });
  return (
    <section ref={bar} tabIndex={-1} aria-label={t('bar')} className={classes.bar} data-hand={hand}>
      {sheet ? (
        <div className={classes.sheet}>{sheet}</div>
      ) : (
        <>
          <div className={classes.line}>{line}</div>
          <div className={classes.answers}>{answers}</div>
          <div className={classes.tools}>{tools}</div>
        </>
      )}
    </section>
  );
}
