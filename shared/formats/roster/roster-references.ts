/** Which column names a row of which other table, and every name of a row that is not there. */
import type { RosterKind, SdsKind } from './roster-kind';
import type { RosterNotes } from './roster-notes';
import type { RosterRow } from './roster-table';

type Reference<Kind extends string> = readonly [kind: Kind, column: string, target: Kind];

export const rosterReferences: readonly Reference<RosterKind>[] = [
  ['users', 'orgSourcedIds', 'orgs'],
  ['users', 'primaryOrgSourcedId', 'orgs'],
  ['users', 'agentSourcedIds', 'users'],
  ['roles', 'userSourcedId', 'users'],
  ['roles', 'orgSourcedId', 'orgs'],
  ['enrollments', 'classSourcedId', 'classes'],
  ['enrollments', 'schoolSourcedId', 'orgs'],
  ['enrollments', 'userSourcedId', 'users'],
  ['classes', 'courseSourcedId', 'courses'],
  ['classes', 'schoolSourcedId', 'orgs'],
  ['classes', 'termSourcedIds', 'academicSessions'],
  ['courses', 'orgSourcedId', 'orgs'],
  ['orgs', 'parentSourcedId', 'orgs'],
  ['academicSessions', 'parentSourcedId', 'academicSessions'],
  ['demographics', 'userSourcedId', 'users'],
  ['relationships', 'userSourcedId', 'users'],
  ['relationships', 'relationshipUserSourcedId', 'users'],
];

export const sdsReferences: readonly Reference<SdsKind>[] = [
  ['Student', 'School SIS ID', 'School'],
  ['Teacher', 'School SIS ID', 'School'],
  ['Section', 'School SIS ID', 'School'],
  ['StudentEnrollment', 'Section SIS ID', 'Section'],
  ['StudentEnrollment', 'SIS ID', 'Student'],
  ['TeacherRoster', 'Section SIS ID', 'Section'],
  ['TeacherRoster', 'SIS ID', 'Teacher'],
];

/** Several in one cell stand with commas or semicolons. */
export const listIn = (cell: string): readonly string[] =>
  cell
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export type RowsByKind<Kind extends string> = ReadonlyMap<Kind, readonly RosterRow[]>;

/** An orphan per name that leads nowhere; where the whole table is not there, once per column with how many. */
export function noteOrphans<Kind extends string>(
  tables: RowsByKind<Kind>,
  { references, idColumn }: { readonly references: readonly Reference<Kind>[]; readonly idColumn: string },
  notes: RosterNotes,
): void {
  const ids = new Map(
    [...tables].map(([kind, rows]) => [kind, new Set(rows.map((row) => row.of(idColumn)))]),
  );
  for (const [kind, column, target] of references) {
    const known = ids.get(target);
    const rows = tables.get(kind) ?? [];
    const named = rows.flatMap((row) => listIn(row.of(column)).map((id) => ({ row, id })));
    const [first] = named;
    if (!known && first)
      notes.ofFile(
        first.row.file,
        'reference-file-absent',
        String(named.length),
        first.row.headingOf(column),
      );
    if (known) for (const { row, id } of named) if (!known.has(id)) notes.say(row, column, 'orphan', id);
  }
}
