/** Something that is folded until somebody opens it, or is led into it. */
import type { ReactNode } from 'react';
import classes from './fold.module.css';
import { useFold, type Wanted } from './use-wanted';

type FoldProps = {
  readonly summary: ReactNode;
  readonly wanted: Wanted | null;
  /** What is wanted lies inside. */
  readonly isHere: boolean;
  readonly children: ReactNode;
};

/** The sign of the browser stands before the words, and turns. */
export function Fold({ summary, wanted, isHere, children }: FoldProps) {
  const [isOpen, setOpen] = useFold(false, wanted, isHere);
  return (
    <details className={classes.fold} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>
        <span className={classes.content}>{summary}</span>
      </summary>
      {children}
    </details>
  );
}
