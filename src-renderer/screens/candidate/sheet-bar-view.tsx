/** The bar of a work process on the candidate's page, as on paper. */
import type { SheetBar } from '../../../shared/report/sheet';
import classes from './sheet-candidate-view.module.css';

const parts = ['sufficient', 'insufficient', 'open'] as const;
const length = 120;

/** A work process as a bar, by shade alone; the same stands beside it in words, so it is not read out. */
export function SheetBarView({ bar }: { readonly bar: SheetBar }) {
  const counted = parts.reduce((sum, part) => sum + bar.parts[part], 0);
  const widthOf = (part: (typeof parts)[number]): number => (length * bar.parts[part]) / counted;
  if (counted === 0) return <span />;
  return (
    <svg className={classes.drawn} viewBox={`0 0 ${length} 12`} aria-hidden="true" focusable="false">
      {parts.map((part, at) => (
        <rect
          key={part}
          className={classes[part]}
          x={parts.slice(0, at).reduce((sum, before) => sum + widthOf(before), 0)}
          y="0"
          width={widthOf(part)}
          height="12"
        />
      ))}
      <rect className={classes.edge} x="0.5" y="0.5" width={length - 1} height="11" />
    </svg>
  );
}
