/**
 * Reads an opened roster: told by its headings which kind it is. A table of people is read by what somebody says of its
 * columns; the others by their standard. Every column and file that is not read is told with how much stands in it.
 */
import type { RosterReadout } from '../../domain/roster/roster-readout';
import { problem } from '../../kernel/problem';
import { err, ok, type Result } from '../../kernel/result';
import type { OpenedRoster } from './open-roster';
import { namesPeople, type ProposedMapping, proposeMapping } from './people-columns';
import { readOneRoster } from './read-one-roster';
import { columnsIn, type PeopleTableOptions, readPeopleTable } from './read-people-table';
import { readSdsOne } from './read-sds-one';
import { findKind, rosterKinds, sdsKinds } from './roster-kind';
import { createRosterNotes, type RosterNotes } from './roster-notes';
import type { RosterEdits, RosterTable } from './roster-table';

/** What kind of roster it is, and what of a table is understood by itself. */
export type RosterKindFound =
  | { readonly kind: 'one-roster' | 'sds-1' }
  | { readonly kind: 'table'; readonly proposed: ProposedMapping };

const kindsIn = (tables: readonly RosterTable[]) => ({
  one: tables.map((table) => findKind(table, rosterKinds)),
  sds: tables.map((table) => findKind(table, sdsKinds)),
});

export function nameRoster({ tables }: OpenedRoster): RosterKindFound {
  const { one, sds } = kindsIn(tables);
  if (sds.some((found) => found?.kind === 'Student' || found?.kind === 'Teacher')) return { kind: 'sds-1' };
  if (one.some((found) => found?.kind === 'users')) return { kind: 'one-roster' };
  return { kind: 'table', proposed: proposeMapping(tables) };
}

export type RosterOptions = {
  /** What somebody said of the columns of a table; null: as they are understood by themselves. */
  readonly table: PeopleTableOptions | null;
  readonly edits: RosterEdits;
};

/** Or why nobody can be read out of it. */
export function readRoster(opened: OpenedRoster, { table, edits }: RosterOptions): Result<RosterReadout> {
  const { tables } = opened;
  const notes = createRosterNotes();
  const named = nameRoster(opened);
  const found = kindsIn(tables);
  const about = named.kind === 'table' ? (table ?? named.proposed) : null;
  if (about && !namesPeople(about.mapping)) return err(problem('roster-without-names'));
  const read = about
    ? readPeopleTable(tables, about, edits, notes)
    : named.kind === 'sds-1'
      ? readSdsOne(
          found.sds.filter((one) => one !== null),
          edits,
          notes,
        )
      : readOneRoster(
          found.one.filter((one) => one !== null),
          edits,
          notes,
        );
  const kinds = named.kind === 'sds-1' ? found.sds : found.one;
  for (const [at, one] of tables.entries())
    noteUnread(one, about ? columnsIn(one, about.mapping) : (kinds[at]?.columns ?? null), notes);
  return ok({
    ...read,
    notes: [...opened.notes, ...notes.all],
    rows: tables.map((one) => ({ file: one.name, count: one.rows.length })),
  });
}

/** @param columns where what is read stands; null: nothing of this table is */
function noteUnread(
  table: RosterTable,
  columns: ReadonlyMap<string, number> | null,
  notes: RosterNotes,
): void {
  const { name, headings, rows, passwords } = table;
  if (passwords > 0) notes.ofFile(name, 'password-skipped', String(passwords));
  if (!columns) {
    notes.ofFile(name, 'file-unread', String(rows.length));
    return;
  }
  const read = new Set(columns.values());
  headings.forEach((heading, at) => {
    const filled = rows.filter(({ cells }) => (cells[at] ?? '').trim() !== '').length;
    if (!read.has(at) && filled > 0) notes.ofFile(name, 'column-unread', String(filled), heading);
  });
}
