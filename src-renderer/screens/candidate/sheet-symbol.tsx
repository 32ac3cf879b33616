/** The result symbols of the printed sheet, in the same shapes. The word always stands beside it, so it is not read out. */
import type { SheetResult, SheetSymbol as SymbolName } from '../../../shared/report/sheet';
import classes from './sheet-view.module.css';

const shapes: Readonly<Record<SymbolName | 'star', React.ReactNode>> = {
  check: <path d="M2 9.5 6.5 14 15 3.5" fill="none" stroke="currentColor" strokeWidth="2.8" />,
  'double-check': (
    <path
      d="M1 9.5 4.7 14 11 3.5M8.5 12l1.6 2L16.5 3.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.6"
    />
  ),
  plus: <path d="M1.5 8.5h14M8.5 1.5v14" stroke="currentColor" strokeWidth="2.8" />,
  half: (
    <>
      <circle cx="8.5" cy="8.5" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M2 8.5a6.5 6.5 0 0 0 13 0z" fill="currentColor" />
    </>
  ),
  other: <path d="m8.5 1.5 7 7-7 7-7-7z" fill="none" stroke="currentColor" strokeWidth="2" />,
  cross: (
    <>
      <rect width="17" height="17" rx="2" fill="currentColor" />
      <path d="m4.5 4.5 8 8m0-8-8 8" stroke="var(--vp-surface)" strokeWidth="2.4" />
    </>
  ),
  dash: <path d="M2 8.5h13" stroke="currentColor" strokeWidth="2.8" />,
  open: <circle cx="8.5" cy="8.5" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  star: (
    <path d="m8.5 0 2.3 5.5 5.9.5-4.5 3.9 1.4 5.8-5.1-3.1-5.1 3.1 1.4-5.8L.3 6l5.9-.5z" fill="currentColor" />
  ),
};

export const SheetSymbol = ({ symbol }: { readonly symbol: SymbolName | 'star' }) => (
  <svg className={classes.symbol} viewBox="0 0 17 17" aria-hidden="true" focusable="false">
    {shapes[symbol]}
  </svg>
);

/** A result as symbol and word. */
export const SheetResultMark = ({ result }: { readonly result: SheetResult }) => (
  <span className={classes.result} data-symbol={result.symbol}>
    <SheetSymbol symbol={result.symbol} />
    <span>{result.word}</span>
  </span>
);
