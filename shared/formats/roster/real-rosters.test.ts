/**
 * Every set of the folder `shared/data/oneroster` beside the repository: what is read out of it equals what is counted here
 * from the bare text, without any of our readers. Skipped where the folder is absent.
 */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { afterRoster } from '../../../test/builders/after-roster';
import { anId } from '../../../test/builders/an-exam';
import { decideRoster } from '../../domain/roster/decide-roster';
import type { RosterView } from '../../domain/roster/roster-plan';
import type { RosterReadout } from '../../domain/roster/roster-readout';
import { openRoster } from './open-roster';
import { readRoster } from './read-roster';

const root = path.resolve(import.meta.dirname, '../../../../shared/data/oneroster');
const sets = existsSync(root) ? readdirSync(root).filter((name) => /^(moodle|ms-sds|oat)/.test(name)) : [];

/** The set as files with their bytes. */
function filesOf(set: string): { readonly name: string; readonly bytes: Uint8Array }[] {
  const at = path.join(root, set);
  if (!statSync(at).isDirectory()) return [{ name: set, bytes: new Uint8Array(readFileSync(at)) }];
  return readdirSync(at).map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(at, name))) }));
}

function read(set: string): RosterReadout {
  const opened = openRoster(filesOf(set));
  if (!opened.ok) throw new Error(opened.problem.code);
  const readout = readRoster(opened.value, { table: null, edits: {} });
  if (!readout.ok) throw new Error(readout.problem.code);
  return readout.value;
}

// What follows counts by itself: a cell is what stands between commas outside of quotes, and nothing more is known of CSV.
type Rows = readonly Readonly<Record<string, string>>[];
type Tables = Readonly<Record<string, { readonly headings: readonly string[]; readonly rows: Rows }>>;
const cellsIn = (line: string): string[] =>
  [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, cell = '']) =>
    cell.replace(/^"|"$/g, '').replaceAll('""', '"').trim(),
  );
function tablesOf(set: string): Tables {
  const files = filesOf(set).flatMap(({ name, bytes }) =>
    name.endsWith('.zip') ? Object.entries(unzipSync(bytes)) : [[name, bytes] as const],
  );
  return Object.fromEntries(
    files.map(([name, bytes]) => {
      const [head = '', ...lines] = Buffer.from(bytes)
        .toString('utf8')
        .split(/\r?\n/)
        .filter((line) => line.replaceAll(',', '') !== '');
      const headings = cellsIn(head);
      const rows = lines.map((line) => {
        const cells = cellsIn(line);
        return Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? '']));
      });
      return [name.replace(/\.csv$/, ''), { headings, rows }];
    }),
  );
}
const rowsIn = (tables: Tables, name: string): Rows => tables[name]?.rows ?? [];
const listed = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** Dangling names, by counting ids: present tables one by one, an absent table per column that names it. */
function countOrphans(tables: Tables, links: readonly (readonly [string, string, string])[], id: string) {
  let orphans = 0;
  const absent: string[] = [];
  for (const [from, column, to] of links) {
    const named = rowsIn(tables, from).flatMap((row) => listed(row[column]));
    if (!tables[to] && named.length > 0) absent.push(`${from}.csv ${column} ${named.length}`);
    const ids = rowsIn(tables, to).map((row) => row[id]);
    if (tables[to]) orphans += named.filter((one) => !ids.includes(one)).length;
  }
  return { orphans, absent: absent.sort() };
}
const oneRosterLinks = [
  ...([
    ['users', 'orgSourcedIds', 'orgs'],
    ['users', 'primaryOrgSourcedId', 'orgs'],
  ] as const),
  ...([
    ['users', 'agentSourcedIds', 'users'],
    ['users', 'agents', 'users'],
  ] as const),
  ...([
    ['roles', 'userSourcedId', 'users'],
    ['roles', 'orgSourcedId', 'orgs'],
  ] as const),
  ...([
    ['enrollments', 'classSourcedId', 'classes'],
    ['enrollments', 'schoolSourcedId', 'orgs'],
  ] as const),
  ...([
    ['enrollments', 'userSourcedId', 'users'],
    ['classes', 'courseSourcedId', 'courses'],
  ] as const),
  ...([
    ['classes', 'schoolSourcedId', 'orgs'],
    ['classes', 'orgSourcedId', 'orgs'],
  ] as const),
  ...([['classes', 'termSourcedIds', 'academicSessions']] as const),
  ...([
    ['classes', 'sessionSourcedIds', 'academicSessions'],
    ['courses', 'orgSourcedId', 'orgs'],
  ] as const),
  ...([['orgs', 'parentSourcedId', 'orgs']] as const),
  ...([['academicSessions', 'parentSourcedId', 'academicSessions']] as const),
  ...([
    ['demographics', 'userSourcedId', 'users'],
    ['relationships', 'userSourcedId', 'users'],
  ] as const),
  ...([['relationships', 'relationshipUserSourcedId', 'users']] as const),
];
const sdsLinks = [
  ...([
    ['Student', 'School SIS ID', 'School'],
    ['Teacher', 'School SIS ID', 'School'],
  ] as const),
  ...([
    ['Section', 'School SIS ID', 'School'],
    ['StudentEnrollment', 'Section SIS ID', 'Section'],
  ] as const),
  ...([
    ['StudentEnrollment', 'SIS ID', 'Student'],
    ['TeacherRoster', 'Section SIS ID', 'Section'],
  ] as const),
  ...([['TeacherRoster', 'SIS ID', 'Teacher']] as const),
];

const teachers = /^(teacher|professor|faculty|proctor)$/;

/** People, groups, places and what has none, counted from the rows. */
function countBare(tables: Tables) {
  if (tables.Student) {
    const students = new Set(rowsIn(tables, 'Student').map((row) => row['SIS ID']));
    return {
      participants: students.size,
      staff: rowsIn(tables, 'Teacher').length,
      groups: rowsIn(tables, 'Section').length,
      memberships: rowsIn(tables, 'StudentEnrollment').length,
      withoutPlace: 0,
      nobody: 0,
      births: rowsIn(tables, 'Student').filter((row) => row.Birthdate).length,
      ...countOrphans(tables, sdsLinks, 'SIS ID'),
    };
  }
  const roles = [...rowsIn(tables, 'users').map((row) => [row.sourcedId, row.role] as const)]
    .concat(rowsIn(tables, 'roles').map((row) => [row.userSourcedId, row.role] as const))
    .filter(([, role]) => role);
  const who = (fits: (role: string) => boolean) =>
    new Set(roles.flatMap(([user, role]) => (fits(role ?? '') ? [user] : [])));
  const students = who((role) => role === 'student');
  const places = rowsIn(tables, 'enrollments').filter(({ role }) => role === 'student');
  return {
    participants: students.size,
    staff: who((role) => teachers.test(role)).size,
    groups: rowsIn(tables, 'classes').length,
    memberships: places.filter(({ userSourcedId }) => students.has(userSourcedId)).length,
    withoutPlace: roles.filter(([, role]) => /^(parent|guardian|relative)$/.test(role ?? '')).length,
    nobody: places.filter(({ userSourcedId }) => !students.has(userSourcedId)).length,
    births: rowsIn(tables, 'demographics').filter((row) => row.birthDate && students.has(row.userSourcedId))
      .length,
    ...countOrphans(tables, oneRosterLinks, 'sourcedId'),
  };
}

const noted = (readout: RosterReadout, code: string) => readout.notes.filter((note) => note.code === code);

function countRead(readout: RosterReadout) {
  return {
    participants: readout.people.filter(({ isParticipant }) => isParticipant).length,
    staff: readout.people.filter(({ staffRoles }) => staffRoles.length > 0).length,
    groups: readout.groups.length,
    memberships: readout.memberships.length,
    withoutPlace: noted(readout, 'role-without-place').length,
    nobody: noted(readout, 'membership-of-nobody').length,
    births: readout.people.filter(({ fields }) => fields.birthDate).length,
    orphans: noted(readout, 'orphan').length,
    absent: noted(readout, 'reference-file-absent')
      .map(({ file, column, value }) => `${file} ${column} ${value}`)
      .sort(),
  };
}

let nextId = 0;
const newId = () => `00000000-0000-7000-8000-${String(nextId++).padStart(12, '0')}`;
const empty: RosterView = {
  participants: [],
  staff: [],
  groups: [],
  memberships: [],
  standardQualificationIds: [],
};
const staffId = anId<'Staff'>(1);
const decide = (readout: RosterReadout, view: RosterView, extent: 'bulk' | 'delta' = 'bulk') =>
  decideRoster({
    ...{ readout, view, choices: { meant: {}, left: new Set(), extent } },
    ...{ now: '2026-11-27T12:00:00.000Z', today: '2026-11-27', staffId, newId },
  });

describe.skipIf(sets.length === 0)('the rosters of shared/data (skipped where they are not there)', () => {
  it('are all five of them', () => {
    expect(sets).toHaveLength(5);
  });

  it.each(sets)('%s: people, groups, places, orphans as counted from the bare text', (set) => {
    expect(countRead(read(set))).toEqual(countBare(tablesOf(set)));
  });

  it.each(sets)(
    '%s: every row is counted, and every column that is not read is told with what stands in it',
    (set) => {
      const readout = read(set);
      const tables = tablesOf(set);
      expect(
        Object.fromEntries(readout.rows.map(({ file, count }) => [file.replace('.csv', ''), count])),
      ).toEqual(Object.fromEntries(Object.entries(tables).map(([name, { rows }]) => [name, rows.length])));
      for (const { file, column, value } of noted(readout, 'column-unread')) {
        const filled = rowsIn(tables, file.replace('.csv', '')).filter((row) => row[column] !== '').length;
        expect([file, column, value]).toEqual([file, column, String(filled)]);
      }
    },
  );

  it.each(sets)('%s: no password goes further than the parser, and how many there were is told', (set) => {
    const readout = read(set);
    const passwords = Object.values(tablesOf(set)).flatMap(({ headings, rows }) =>
      headings
        .filter((one) => /password/i.test(one))
        .flatMap((one) => rows.map((row) => row[one]).filter(Boolean)),
    );
    const all = JSON.stringify([readout, decide(readout, empty), openRoster(filesOf(set))]);
    for (const password of new Set(passwords)) expect(all).not.toContain(password);
    const told = noted(readout, 'password-skipped').reduce((sum, { value }) => sum + Number(value), 0);
    expect(told).toBe(passwords.length);
  });

  it.each(sets)('%s: imported once it is here, imported twice nothing changes', (set) => {
    const readout = read(set);
    const first = decide(readout, empty).writes;
    const gone = new Set(readout.groups.filter(({ isEnded }) => isEnded).map(({ key }) => key));
    expect(first.participants).toHaveLength(countBare(tablesOf(set)).participants);
    expect(first.staff).toHaveLength(countBare(tablesOf(set)).staff);
    expect(first.groups).toHaveLength(readout.groups.length - gone.size);
    expect(first.memberships).toHaveLength(
      readout.memberships.filter((one) => !gone.has(one.groupKey)).length,
    );
    const again = decide(readout, afterRoster(empty, first));
    expect(again.writes).toEqual({
      participants: [],
      offices: [],
      staff: [],
      groups: [],
      memberships: [],
      participations: [],
    });
    expect(again.items.every(({ outcome }) => outcome === 'unchanged')).toBe(true);
  });

  it('of School Data Sync 1 has its days with the month first: 12/19/1997 settles 4/2/2000', () => {
    const ora = read('ms-sds-v1-100users').people.find(({ identifier }) => identifier === '13001');
    expect(ora?.fields.birthDate).toBe('2000-04-02');
  });

  it('of which the manifest says that they hold everybody are whole, others do not say', () => {
    expect(sets.map((set) => [set, read(set).extent])).toEqual([
      ['moodle-v1p1_minimal.zip', 'bulk'],
      ['moodle-v1p2_full_dataset.zip', 'bulk'],
      ['ms-sds-v1-100users', null],
      ['ms-sds-v2.1', null],
      ['oat-sa-v1p1-base', 'bulk'],
    ]);
  });
});
