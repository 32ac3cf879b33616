/**
 * Reads OneRoster 1.1 and 1.2, and School Data Sync 2.1, which has the same tables with fewer columns. Roles stand with the
 * users or in a table of their own; who has none that has a place here is told and not taken over.
 */
import type { RosterExtent, RosterFormat, RosterReadout } from '../../domain/roster/roster-readout';
import { type PersonColumns, readPersonFields } from './person-fields';
import { type DayColumn, type DayOrder, findDayOrder, readRosterDay } from './roster-day';
import { createRosterGroups, schoolYearOf } from './roster-groups';
import type { KindOf, RosterKind } from './roster-kind';
import type { RosterNotes } from './roster-notes';
import { createRosterPeople, type RosterPeople } from './roster-people';
import { noteOrphans, type RowsByKind, rosterReferences } from './roster-references';
import { placeOfRole, readRoles } from './roster-role';
import { standingOf } from './roster-standing';
import { type RosterEdits, type RosterRow, rowsOf } from './roster-table';

type Roster = {
  readonly rows: RowsByKind<RosterKind>;
  readonly notes: RosterNotes;
  readonly usual: DayOrder;
};
type Read = Pick<RosterReadout, 'format' | 'system' | 'people' | 'groups' | 'memberships'> &
  Pick<RosterReadout, 'extent' | 'membershipExtent'>;

const columns: PersonColumns = {
  ...{ number: 'identifier', givenName: 'givenName', middleName: 'middleName', familyName: 'familyName' },
  ...{ email: 'email', birthDate: 'birthDate' },
};

export function readOneRoster(
  tables: readonly KindOf<RosterKind>[],
  edits: RosterEdits,
  notes: RosterNotes,
): Read {
  const rows = new Map<RosterKind, readonly RosterRow[]>();
  for (const { kind, table, columns: at } of tables)
    rows.set(kind, [...(rows.get(kind) ?? []), ...rowsOf(table, at, edits)]);
  const properties = new Map(
    (rows.get('manifest') ?? []).map((row) => [
      row.of('propertyName').toLowerCase(),
      row.of('value').toLowerCase(),
    ]),
  );
  const format = formatOf(tables, properties);
  const roster: Roster = { rows, notes, usual: 'day-first' };
  noteOrphans(rows, { references: rosterReferences, idColumn: 'sourcedId' }, notes);
  const people = readPeople(roster);
  const groups = readGroups(roster, people);
  return {
    ...{ format, system: format === 'sds-2-1' ? 'sds' : 'oneroster' },
    ...{ people: people.all, groups: groups.groups(), memberships: groups.memberships },
    extent: extentOf(properties.get('file.users')),
    membershipExtent: extentOf(properties.get('file.enrollments')),
  };
}

const extentOf = (said: string | undefined): RosterExtent =>
  said === 'bulk' || said === 'delta' ? said : null;

function formatOf(
  tables: readonly KindOf<RosterKind>[],
  properties: ReadonlyMap<string, string>,
): RosterFormat {
  const version = properties.get('oneroster.version') ?? '';
  if (version.startsWith('1.2')) return 'oneroster-1-2';
  const hasRole = tables.some(({ kind, columns: at }) => kind === 'users' && at.has('role'));
  if (version.startsWith('1.') || hasRole) return 'oneroster-1-1';
  return tables.some(({ kind }) => kind === 'manifest') ? 'oneroster-1-2' : 'sds-2-1';
}

const dayOrderOf = ({ notes, usual }: Roster, rows: readonly RosterRow[], column: string): DayColumn => {
  const order = findDayOrder(
    rows.map((row) => row.of(column)),
    usual,
  );
  const [first] = rows;
  if (order.isGuess && first)
    notes.ofFile(first.file, 'day-order-guessed', order.order, first.headingOf(column));
  return order;
};

function rolesByUser({ rows, notes }: Roster): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (id: string, row: RosterRow): void => {
    const role = row.of('role');
    if (role === '') return;
    if (placeOfRole(role) === 'none') notes.say(row, 'role', 'role-without-place');
    found.set(id, [...(found.get(id) ?? []), role]);
  };
  for (const row of rows.get('users') ?? []) add(row.of('sourcedId'), row);
  for (const row of rows.get('roles') ?? [])
    if (standingOf(notes, row, 'status') === 'active') add(row.of('userSourcedId'), row);
  return found;
}

/** The days of birth stand in a table of their own, and are told of there. */
function readPeople(roster: Roster): RosterPeople {
  const { rows, notes } = roster;
  const roles = rolesByUser(roster);
  const demographics = rows.get('demographics') ?? [];
  const order = dayOrderOf(roster, demographics, 'birthDate');
  const born = new Map(demographics.map((row) => [row.of('userSourcedId'), row]));
  const people = createRosterPeople(notes);
  for (const row of rows.get('users') ?? []) {
    const identifier = row.of('sourcedId');
    const reading = readRoles(roles.get(identifier) ?? []);
    if (!roles.has(identifier)) notes.say(row, 'role', 'role-missing', identifier);
    if (reading.isAdministrator) notes.say(row, 'role', 'administrator-not-given', identifier);
    const { isParticipant, staffRoles } = reading;
    if (!isParticipant && staffRoles.length === 0) continue;
    const birthDate = isParticipant ? bornOn(roster, born.get(identifier), row, order) : undefined;
    const fields = readPersonFields({ notes, row, columns }, new Map());
    people.add({
      ...{
        row,
        identifier,
        idColumn: 'sourcedId',
        needsId: true,
        numberColumn: 'identifier',
        isParticipant,
        staffRoles,
      },
      standing: standingOf(notes, row, 'status'),
      fields: birthDate === undefined ? fields : { ...fields, birthDate },
    });
  }
  return people;
}

function bornOn(
  { notes }: Roster,
  at: RosterRow | undefined,
  person: RosterRow,
  order: DayColumn,
): string | undefined {
  const written = at?.of('birthDate') ?? '';
  if (!at || written === '') return undefined;
  const day = readRosterDay(written, order);
  if (day) return day;
  notes.block(at, 'birthDate', 'day-unread');
  notes.hold(person);
  return undefined;
}

function readGroups(roster: Roster, people: RosterPeople) {
  const { rows, notes } = roster;
  const sessions = rows.get('academicSessions') ?? [];
  const started = dayOrderOf(roster, sessions, 'startDate');
  const years = new Map(
    sessions.map((row) => [row.of('sourcedId'), schoolYearOf(row.of('startDate'), started)]),
  );
  const groups = createRosterGroups(notes, people);
  for (const row of rows.get('classes') ?? []) {
    const [term = ''] = row.of('termSourcedIds').split(/[,;]/);
    groups.addGroup({
      ...{
        row,
        identifier: row.of('sourcedId'),
        nameColumn: 'title',
        schoolYear: years.get(term.trim()) ?? '',
      },
      isEnded: standingOf(notes, row, 'status') !== 'active',
    });
  }
  const enrolments = rows.get('enrollments') ?? [];
  const begins = dayOrderOf(roster, enrolments, 'beginDate');
  const ends = dayOrderOf(roster, enrolments, 'endDate');
  const dayOf = (row: RosterRow, column: string, order: DayColumn): string | null => {
    const written = row.of(column);
    const day = written === '' ? null : readRosterDay(written, order);
    if (written !== '' && day === null) notes.say(row, column, 'day-unread');
    return day;
  };
  for (const row of enrolments) {
    const place = placeOfRole(row.of('role'));
    if (place !== 'participant' && place !== 'staff') continue;
    groups.addMembership({
      ...{ row, groupId: row.of('classSourcedId'), personId: row.of('userSourcedId') },
      ...{ personColumn: 'userSourcedId', isOfTeacher: place === 'staff' },
      ...{ from: dayOf(row, 'beginDate', begins), until: dayOf(row, 'endDate', ends) },
      isEnded: standingOf(notes, row, 'status') !== 'active',
    });
  }
  return groups;
}
