/**
 * What of an exam becomes other when it is dragged to another cell of the week grid: as little as the cell says. The minutes of an
 * exam stay, because a row is a whole hour. Pure.
 */
import { placeKey } from '../../../../../shared/domain/find-clashes';
import type { CellSearch, WeekRows } from '../../../../ui/search-params';
import type { PlacedExam, WeekRow } from './arrange-week';

type Cell = {
  readonly kind: WeekRows;
  readonly row: Pick<WeekRow, 'key' | 'plans'>;
  /** As `2026-11-24`. */
  readonly day: string;
};

/** What the row says that is other than it is; nothing where the row says nothing to plan with. */
function ofRow({ exam, time }: PlacedExam, { kind, row: { key, plans } }: Cell): CellSearch {
  switch (kind) {
    case 'time':
      return plans.time && plans.time.slice(0, 2) !== time.slice(0, 2)
        ? { time: `${plans.time.slice(0, 3)}${time.slice(3)}` }
        : {};
    case 'place':
      return plans.place !== undefined && placeKey(exam.place) !== key ? { place: plans.place } : {};
    default:
      return plans.examiner && exam.examiners[0]?.staffId !== plans.examiner
        ? { examiner: plans.examiner }
        : {};
  }
}

/** Null: it is there already. */
export function movedTo(placed: PlacedExam, cell: Cell): CellSearch | null {
  const moved = { ...(cell.day !== placed.day && { day: cell.day }), ...ofRow(placed, cell) };
  return Object.keys(moved).length > 0 ? moved : null;
}
