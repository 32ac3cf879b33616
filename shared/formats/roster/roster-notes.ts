/** Collects what a reader of rosters met, at file, row and column, and knows which rows wait for somebody. */
import type { RosterNote, RosterNoteCode } from '../../domain/roster/roster-readout';
import { type RosterRow, toldCell } from './roster-table';

export type RosterNotes = {
  readonly all: readonly RosterNote[];
  /** Of a cell, by what its column means; the row is written all the same. */
  readonly say: (row: RosterRow, meaning: string, code: RosterNoteCode, value?: string) => void;
  /** The same, and whoever stands in that row waits. */
  readonly block: (row: RosterRow, meaning: string, code: RosterNoteCode, value?: string) => void;
  /** That row waits as well, for what was told of it elsewhere. */
  readonly hold: (row: RosterRow) => void;
  /** Of a whole file, or a column of it. */
  readonly ofFile: (file: string, code: RosterNoteCode, value: string, column?: string, row?: number) => void;
  readonly isBlocked: (row: RosterRow) => boolean;
};

export function createRosterNotes(): RosterNotes {
  const all: RosterNote[] = [];
  const blocked = new Set<string>();
  const keyOf = ({ file, number }: RosterRow): string => `${number}\t${file}`;
  const add = (row: RosterRow, meaning: string, code: RosterNoteCode, isBlocking: boolean, value?: string) =>
    all.push({
      ...{ code, file: row.file, row: row.number, column: row.headingOf(meaning), isBlocking },
      // What is to be put right is the cell as it stands.
      value: toldCell(isBlocking ? row.of(meaning) || (value ?? '') : (value ?? row.of(meaning))),
    });
  return {
    all,
    say: (row, meaning, code, value) => {
      add(row, meaning, code, false, value);
    },
    block: (row, meaning, code, value) => {
      blocked.add(keyOf(row));
      add(row, meaning, code, true, value);
    },
    hold: (row) => {
      blocked.add(keyOf(row));
    },
    ofFile: (file, code, value, column = '', row = 0) => {
      all.push({ code, file, row, column, value: value.slice(0, 200), isBlocking: false });
    },
    isBlocked: (row) => blocked.has(keyOf(row)),
  };
}
