/**
 * Which table of a roster a file is, told by its headings. Where two kinds have the same ones (OneRoster's roles and user
 * profiles of some systems, the two enrolments of School Data Sync 1) its name decides; otherwise a name says nothing.
 */
import { findColumns } from './near-heading';
import type { RosterTable } from './roster-table';

type KindShape = {
  /** Headings without which it is something else. */
  readonly needs: readonly string[];
  /** Meanings that are read, and the headings by which they may go. */
  readonly reads: Readonly<Record<string, readonly string[]>>;
};

const one = (...names: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(names.map((name) => [name, [name]]));

/** OneRoster 1.1 and 1.2; School Data Sync 2.1 has the same tables with fewer columns. */
export const rosterKinds = {
  manifest: { needs: ['propertyName', 'value'], reads: one('propertyName', 'value') },
  users: {
    needs: ['sourcedId', 'givenName', 'familyName'],
    reads: {
      ...one('sourcedId', 'status', 'givenName', 'familyName', 'middleName', 'identifier'),
      ...one('email', 'role', 'primaryOrgSourcedId'),
      orgSourcedIds: ['orgSourcedIds', 'orgSourcedId'],
      agentSourcedIds: ['agentSourcedIds', 'agents'],
    },
  },
  roles: {
    needs: ['userSourcedId', 'role', 'orgSourcedId'],
    // Not until when: many systems leave the days of a year that is over.
    reads: one('status', 'userSourcedId', 'role', 'orgSourcedId'),
  },
  enrollments: {
    needs: ['classSourcedId', 'userSourcedId', 'role'],
    reads: one(
      'status',
      'classSourcedId',
      'schoolSourcedId',
      'userSourcedId',
      'role',
      'beginDate',
      'endDate',
    ),
  },
  classes: {
    needs: ['sourcedId', 'title', 'courseSourcedId'],
    reads: {
      ...one('sourcedId', 'status', 'title', 'courseSourcedId'),
      schoolSourcedId: ['schoolSourcedId', 'orgSourcedId'],
      termSourcedIds: ['termSourcedIds', 'termSourcedId', 'sessionSourcedIds'],
    },
  },
  courses: {
    needs: ['sourcedId', 'title'],
    reads: { ...one('sourcedId'), orgSourcedId: ['orgSourcedId'] },
  },
  orgs: { needs: ['sourcedId', 'name', 'type'], reads: one('sourcedId', 'parentSourcedId') },
  academicSessions: {
    needs: ['sourcedId', 'title', 'type', 'startDate', 'endDate'],
    reads: one('sourcedId', 'startDate', 'parentSourcedId'),
  },
  demographics: {
    needs: ['birthDate', 'sex'],
    reads: { userSourcedId: ['userSourcedId', 'sourcedId'], birthDate: ['birthDate'] },
  },
  relationships: {
    needs: ['userSourcedId', 'relationshipUserSourcedId'],
    reads: one('userSourcedId', 'relationshipUserSourcedId'),
  },
} as const satisfies Readonly<Record<string, KindShape>>;
export type RosterKind = keyof typeof rosterKinds;

/** School Data Sync 1: names with a space, and no manifest. */
export const sdsKinds = {
  Student: {
    needs: ['SIS ID', 'School SIS ID', 'First Name', 'Last Name', 'Grade'],
    reads: {
      ...one('SIS ID', 'School SIS ID', 'First Name', 'Last Name', 'Middle Name', 'Status', 'Birthdate'),
      ...{ 'Secondary Email': ['Secondary Email', 'Email'], 'Student Number': ['Student Number'] },
    },
  },
  Teacher: {
    needs: ['SIS ID', 'School SIS ID', 'First Name', 'Last Name', 'Teacher Number'],
    reads: {
      ...one('SIS ID', 'School SIS ID', 'First Name', 'Last Name', 'Middle Name', 'Status', 'Title'),
      'Secondary Email': ['Secondary Email', 'Email'],
    },
  },
  Section: {
    needs: ['SIS ID', 'School SIS ID', 'Section Name'],
    reads: one('SIS ID', 'School SIS ID', 'Section Name', 'Term StartDate', 'Status'),
  },
  StudentEnrollment: { needs: ['Section SIS ID', 'SIS ID'], reads: one('Section SIS ID', 'SIS ID') },
  TeacherRoster: { needs: ['Section SIS ID', 'SIS ID'], reads: one('Section SIS ID', 'SIS ID') },
  School: { needs: ['SIS ID', 'Name'], reads: one('SIS ID') },
} as const satisfies Readonly<Record<string, KindShape>>;
export type SdsKind = keyof typeof sdsKinds;

/** Files of OneRoster that hold nothing of ours; told by their names, because some have the headings of others. */
const otherFiles =
  /^(categories|classresources|courseresources|lineitems?\w*|resources|results?\w*|scorescales|userprofiles|userflags|userresources)$/;

const baseOf = (name: string): string =>
  name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/\.[^.]{1,5}$/, '')
    .toLowerCase();

/** A table with where its columns stand. */
export type KindOf<Kind extends string> = {
  readonly kind: Kind;
  readonly table: RosterTable;
  readonly columns: ReadonlyMap<string, number>;
};

/** Null where the headings fit none. */
export function findKind<Kind extends string>(
  table: RosterTable,
  kinds: Readonly<Record<Kind, KindShape>>,
): KindOf<Kind> | null {
  const name = baseOf(table.name);
  if (otherFiles.test(name)) return null;
  const all = Object.keys(kinds) as Kind[];
  const fits = (kind: Kind): boolean =>
    findColumns(table.headings, one(...kinds[kind].needs)).size === kinds[kind].needs.length;
  const named = all.find((kind) => kind.toLowerCase() === name);
  // A longer list of headings says more than a shorter one that is in it.
  const fitting = all.filter(fits).sort((a, b) => kinds[b].needs.length - kinds[a].needs.length);
  const kind = named && fits(named) ? named : fitting[0];
  return kind ? { kind, table, columns: findColumns(table.headings, kinds[kind].reads) } : null;
}
