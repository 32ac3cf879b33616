/**
 * Stays as long as a critical indicator is insufficient or was not observed: says which, and what that means. It stands in
 * the band on top, in a place that is there before it speaks, so that it is always in sight and moves nothing.
 */
import { IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Marking } from '../use-marking';
import classes from './critical-banner.module.css';

/** More than these are counted: it is one line, and the rail shows each. */
const fewEnough = 2;

/** A status that is added with its text is not read out: the element is there all the time. */
export function CriticalBanner({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation('exam');
  const failing = marking.result.workProcesses.flatMap(({ workProcess, reasons }) =>
    reasons.flatMap((reason) =>
      reason.kind === 'critical-insufficient' || reason.kind === 'critical-not-observed'
        ? [{ ...reason, code: workProcess.code }]
        : [],
    ),
  );
  const said = failing.map(({ kind, code, numbers }) =>
    t(kind === 'critical-insufficient' ? 'critical-banner' : 'critical-unseen-banner', {
      count: numbers.length,
      numbers,
      code,
    }),
  );
  const numbers = failing.flatMap((part) => part.numbers);
  return (
    <p
      role="status"
      className={classes.place}
      title={said.join(' ')}
      data-several={said.length > 1 || undefined}
    >
      {numbers.length > 0 && (
        <>
          <IconStarFilled size={18} aria-hidden />
          <span className={classes.whole}>{said.join(' ')}</span>
          <span className={classes.short} aria-hidden>
            {t(numbers.length > fewEnough ? 'critical-many' : 'critical-short', {
              count: numbers.length,
              numbers,
            })}
          </span>
        </>
      )}
    </p>
  );
}
