/** The rows of a register that are drawn, with a button for the next ones; or words where none is found. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../empty-state';
import classes from './register.module.css';
import { nextRows, type RegisterSearch } from './use-register-search';
import { useRowsInPieces } from './use-rows-in-pieces';

type RegisterRowsProps<Row> = {
  /** In order; at least those that are drawn. */
  readonly found: readonly Row[];
  /** How many there are; as many as are given, if not told. */
  readonly total?: number;
  readonly search: RegisterSearch;
  /** Tells rows apart: one that stood there stays, new ones come in pieces. */
  readonly keyOf: (row: Row) => string;
  /** Label of the button that draws the next rows. */
  readonly moreLabel: (count: number) => string;
  /** What stands there when nothing is found. */
  readonly nothing: ReactNode;
  /** Whether that is so; when no row is found, if not given. */
  readonly isNothing?: boolean;
  /** Draws the table. */
  readonly children: (rows: readonly Row[]) => ReactNode;
};

/**
 * Draws the first rows at once and the others in the frames after it: a filter that finds thousands must not hold up the
 * key that was pressed.
 */
export function RegisterRows<Row>(props: RegisterRowsProps<Row>) {
  const {
    found,
    total = found.length,
    search,
    keyOf,
    moreLabel,
    nothing,
    isNothing = total === 0,
    children,
  } = props;
  const drawn = useRowsInPieces(found.slice(0, search.shown), keyOf);
  if (isNothing) return nothing;
  return (
    <>
      {children(drawn)}
      {total > search.shown && (
        <Button variant="default" className={classes.more} onClick={search.showMore}>
          {moreLabel(nextRows(total, search.shown))}
        </Button>
      )}
    </>
  );
}

type NothingFoundProps = {
  readonly title: string;
  readonly text: string;
  readonly actionLabel: string;
  /** Takes back what narrowed the list. */
  readonly onAction: () => void;
};

/** Says that the search finds nothing, and offers the way back. */
export function NothingFound({ title, text, actionLabel, onAction }: NothingFoundProps) {
  return (
    <EmptyState
      title={title}
      action={
        <Button variant="default" onClick={onAction}>
          {actionLabel}
        </Button>
      }
    >
      {text}
    </EmptyState>
  );
}
