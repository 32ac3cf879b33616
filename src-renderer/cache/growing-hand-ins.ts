/**
 * Hand-in rows while a part of the journal is followed: thousands of changes and receipts may be about one subject, so
 * the rows grow in place.
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import type { HandInRow, Outcome } from './database';
import { countWaiting } from './hand-in-row';

type GrowingRow = Omit<HandInRow, 'own' | 'outcomes'> & {
  readonly own: ChangeId[];
  readonly outcomes: Record<string, Outcome>;
};

/** The row with its waiting changes counted in this epoch; the same object when that count holds. */
function counted(row: HandInRow, epoch: string | null): HandInRow {
  const waiting = countWaiting(row, epoch);
  return waiting === row.waiting ? row : { ...row, waiting };
}

export type GrowingHandIns = {
  /** Notes a change made on this device, once. */
  readonly note: (change: Change) => void;
  /** Whether the hub has said anything about the change. */
  readonly isJudged: (changeId: ChangeId) => boolean;
  /** Notes what the hub said; returns the row, or null when the change was not made here. */
  readonly settle: (changeId: ChangeId, said: Partial<Outcome>) => HandInRow | null;
  /** All rows as they are now, those that did not change as the same objects. */
  readonly grown: (epoch: string | null) => ReadonlyMap<string, HandInRow>;
};

/** Begins with the rows as they stand. */
export function growHandIns(before: ReadonlyMap<string, HandInRow>): GrowingHandIns {
  const growing = new Map<string, GrowingRow>();
  const subjects = new Map<ChangeId, string>();
  for (const row of before.values()) for (const id of row.own) subjects.set(id, row.subjectId);

  const grow = (subjectId: string, begin: Omit<HandInRow, 'subjectId'>): GrowingRow => {
    const row = growing.get(subjectId) ?? {
      ...begin,
      subjectId,
      own: [...begin.own],
      outcomes: { ...begin.outcomes },
    };
    growing.set(subjectId, row);
    return row;
  };
  const rowOf = (changeId: ChangeId): HandInRow | undefined => {
    const subjectId = subjects.get(changeId) ?? '';
    return growing.get(subjectId) ?? before.get(subjectId);
  };

  return {
    note: ({ changeId, subjectId, kind, subjectType: type, examId }) => {
      if (subjects.has(changeId)) return;
      subjects.set(changeId, subjectId);
      const begin = before.get(subjectId) ?? { kind, type, examId, own: [], outcomes: {}, waiting: 0 };
      grow(subjectId, begin).own.push(changeId);
    },
    isJudged: (changeId) => Object.hasOwn(rowOf(changeId)?.outcomes ?? {}, changeId),
    settle: (changeId, said) => {
      const row = rowOf(changeId);
      if (!row) return null;
      const saidBefore = row.outcomes[changeId] ?? { receipt: null, problem: null };
      grow(row.subjectId, row).outcomes[changeId] = { ...saidBefore, ...said };
      return row;
    },
    grown: (epoch) => {
      const rows = [...before.values(), ...growing.values()];
      return new Map(rows.map((row) => [row.subjectId, counted(row, epoch)]));
    },
  };
}
