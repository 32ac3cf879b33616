/** A row of a figure as a bar. The same stands in the row as numbers, so it is not read out. */

import type { BarPart, FigureTone } from './figure-table';
import classes from './figures.module.css';

const length = 120;
/** Between two parts, so that they are told apart without colour. */
const gap = 1;

/** Parts in the order of the columns. */
export function FigureBar({ bar }: { readonly bar: readonly BarPart[] }) {
  const drawn = bar.filter(({ count }) => count > 0);
  const total = drawn.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return <span />;
  const room = length - gap * (drawn.length - 1);
  const before = (at: number): number => drawn.slice(0, at).reduce((sum, { count }) => sum + count, 0);
  return (
    <svg
      className={classes.bar}
      viewBox={`0 0 ${length} 12`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {drawn.map(({ tone, count }, at) => (
        <rect
          key={tone}
          className={classes.part}
          data-tone={tone}
          x={(room * before(at)) / total + gap * at}
          y="0"
          width={(room * count) / total}
          height="12"
        />
      ))}
    </svg>
  );
}

/** What tells in a heading which part of the bars is meant. */
export function FigureSwatch({ tone }: { readonly tone: FigureTone }) {
  return (
    <svg className={classes.swatch} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <rect className={classes.part} data-tone={tone} x="0.5" y="0.5" width="11" height="11" />
    </svg>
  );
}
