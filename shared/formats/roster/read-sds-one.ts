/** Reads School Data Sync 1 of Microsoft: students and teachers in tables of their own, days with the month first. */
import type { RosterReadout } from '../../domain/roster/roster-readout';
import { type PersonColumns, readPersonFields } from './person-fields';
import { findDayOrder } from './roster-day';
import { createRosterGroups, type RosterGroups, schoolYearOf } from './roster-groups';
import type { KindOf, SdsKind } from './roster-kind';
import type { RosterNotes } from './roster-notes';
import { createRosterPeople, type RosterPeople } from './roster-people';
import { noteOrphans, sdsReferences } from './roster-references';
import { standingOf } from './roster-standing';
import { type RosterEdits, type RosterRow, rowsOf } from './roster-table';

type Read = Pick<RosterReadout, 'format' | 'system' | 'people' | 'groups' | 'memberships'> &
  Pick<RosterReadout, 'extent' | 'membershipExtent'>;
type Rows = ReadonlyMap<SdsKind, readonly RosterRow[]>;

const id = 'SIS ID';
const names: PersonColumns = {
  ...{
    givenName: 'First Name',
    middleName: 'Middle Name',
    familyName: 'Last Name',
    email: 'Secondary Email',
  },
};
const studentColumns: PersonColumns = { ...names, number: 'Student Number', birthDate: 'Birthdate' };
const teacherColumns: PersonColumns = { ...names, jobTitle: 'Title' };

export function readSdsOne(tables: readonly KindOf<SdsKind>[], edits: RosterEdits, notes: RosterNotes): Read {
  const rows = new Map<SdsKind, readonly RosterRow[]>();
  for (const { kind, table, columns } of tables)
    rows.set(kind, [...(rows.get(kind) ?? []), ...rowsOf(table, columns, edits)]);
  noteOrphans(rows, { references: sdsReferences, idColumn: id }, notes);
  const people = readPeople(rows, notes);
  const groups = readGroups(rows, notes, people);
  return {
    ...{ format: 'sds-1', system: 'sds', people: people.all, groups: groups.groups() },
    ...{ memberships: groups.memberships, extent: null, membershipExtent: null },
  };
}

function readPeople(rows: Rows, notes: RosterNotes): RosterPeople {
  const students = rows.get('Student') ?? [];
  const order = findDayOrder(
    students.map((row) => row.of('Birthdate')),
    'month-first',
  );
  const [first] = students;
  if (order.isGuess && first)
    notes.ofFile(first.file, 'day-order-guessed', order.order, first.headingOf('Birthdate'));
  const dayOrders = new Map([['Birthdate', order]]);
  const people = createRosterPeople(notes);
  for (const row of students)
    people.add({
      ...{ row, identifier: row.of(id), idColumn: id, needsId: true, numberColumn: 'Student Number' },
      ...{ isParticipant: true, staffRoles: [], standing: standingOf(notes, row, 'Status') },
      fields: readPersonFields({ notes, row, columns: studentColumns }, dayOrders),
    });
  for (const row of rows.get('Teacher') ?? [])
    people.add({
      ...{ row, identifier: row.of(id), idColumn: id, needsId: true, numberColumn: '' },
      ...{ isParticipant: false, staffRoles: ['examiner'], standing: standingOf(notes, row, 'Status') },
      fields: readPersonFields({ notes, row, columns: teacherColumns }, dayOrders),
    });
  return people;
}

function readGroups(rows: Rows, notes: RosterNotes, people: RosterPeople): RosterGroups {
  const groups = createRosterGroups(notes, people);
  const sections = rows.get('Section') ?? [];
  const started = findDayOrder(
    sections.map((row) => row.of('Term StartDate')),
    'month-first',
  );
  for (const row of sections)
    groups.addGroup({
      ...{ row, identifier: row.of(id), nameColumn: 'Section Name' },
      schoolYear: schoolYearOf(row.of('Term StartDate'), started),
      isEnded: standingOf(notes, row, 'Status') !== 'active',
    });
  for (const kind of ['StudentEnrollment', 'TeacherRoster'] as const)
    for (const row of rows.get(kind) ?? [])
      groups.addMembership({
        ...{ row, groupId: row.of('Section SIS ID'), personId: row.of(id), personColumn: id },
        ...{ isOfTeacher: kind === 'TeacherRoster', from: null, until: null, isEnded: false },
      });
  return groups;
}
