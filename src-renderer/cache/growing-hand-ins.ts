/**
 * Hand-in rows while a part of the journal is followed: thousands of changes and receipts may be about one subject, so
 * the rows grow in place.
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import { namedFilesOf } from '../../shared/protocol/named-files';
import type { HandInRow, Outcome, RowFile } from './database';
import { countWaiting } from './hand-in-row';

type GrowingRow = Omit<HandInRow, 'own' | 'outcomes' | 'files'> & {
  readonly own: ChangeId[];
  readonly outcomes: Record<string, Outcome>;
  files?: Record<string, readonly RowFile[]>;
};

/** What a change names, of which nobody said yet that the hub holds it. */
const filesOf = (change: Change): readonly RowFile[] =>
  namedFilesOf(change).map((file) => ({ ...file, receivedIn: null }));

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
  /** Notes files that the hub of this epoch holds: for the changes that were noted before (Y27). */
  readonly settleFiles: (digests: readonly string[], epoch: string) => void;
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
      ...(begin.files && { files: { ...begin.files } }),
    };
    growing.set(subjectId, row);
    return row;
  };
  const rowOf = (changeId: ChangeId): HandInRow | undefined => {
    const subjectId = subjects.get(changeId) ?? '';
    return growing.get(subjectId) ?? before.get(subjectId);
  };

  return {
    note: (change) => {
      const { changeId, subjectId, kind, subjectType: type, examId } = change;
      if (subjects.has(changeId)) return;
      subjects.set(changeId, subjectId);
      const begin = before.get(subjectId) ?? { kind, type, examId, own: [], outcomes: {}, waiting: 0 };
      const row = grow(subjectId, begin);
      row.own.push(changeId);
      const files = filesOf(change);
      if (files.length > 0) row.files = { ...row.files, [changeId]: files };
    },
    isJudged: (changeId) => Object.hasOwn(rowOf(changeId)?.outcomes ?? {}, changeId),
    settle: (changeId, said) => {
      const row = rowOf(changeId);
      if (!row) return null;
      const saidBefore = row.outcomes[changeId] ?? { receipt: null, problem: null };
      grow(row.subjectId, row).outcomes[changeId] = { ...saidBefore, ...said };
      return row;
    },
    settleFiles: (digests, epoch) => {
      const held = new Set(digests);
      const isNews = ({ digest, receivedIn }: RowFile): boolean => held.has(digest) && receivedIn !== epoch;
      for (const { subjectId } of [...before.values(), ...growing.values()]) {
        const row = growing.get(subjectId) ?? before.get(subjectId);
        for (const [changeId, files] of Object.entries(row?.files ?? {}))
          if (row && files.some(isNews)) {
            const settled = files.map((file) => (isNews(file) ? { ...file, receivedIn: epoch } : file));
            const grown = grow(subjectId, row);
            grown.files = { ...grown.files, [changeId]: settled };
          }
      }
    },
    grown: (epoch) => {
      const rows = [...before.values(), ...growing.values()];
      return new Map(rows.map((row) => [row.subjectId, counted(row, epoch)]));
    },
  };
}
