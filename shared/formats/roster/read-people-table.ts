/**
 * Reads people out of a table with one row each, by what somebody said of its columns. Who stands in several rows, because
 * of several groups, is one person; where those rows differ in anything else, all but the first wait.
 */
import { parseCohort } from '../../domain/cohort';
import type { RosterFields, RosterReadout, RosterStaffRole } from '../../domain/roster/roster-readout';
import { foldForOrder } from '../../kernel/fold-text';
import type { PeopleMapping } from './people-columns';
import { type PersonColumns, plainText, readPersonFields } from './person-fields';
import { type DayColumn, findDayOrder } from './roster-day';
import type { RosterNotes } from './roster-notes';
import { createRosterPeople } from './roster-people';
import { standingOf } from './roster-standing';
import { type RosterEdits, type RosterRow, type RosterTable, rowsOf } from './roster-table';

type Read = Pick<RosterReadout, 'format' | 'system' | 'people' | 'groups' | 'memberships'> &
  Pick<RosterReadout, 'extent' | 'membershipExtent'>;

export type PeopleTableOptions = {
  readonly mapping: PeopleMapping;
  readonly about: 'participants' | 'staff';
};

const columns: PersonColumns = {
  ...{ number: 'number', givenName: 'givenName', namePrefix: 'namePrefix', familyName: 'familyName' },
  ...{ fullName: 'fullName', birthDate: 'birthDate', email: 'email', learningPath: 'learningPath' },
  ...{ diplomaDate: 'diplomaDate', jobTitle: 'jobTitle' },
};
const mostGroupLength = 100;

/** Where each meaning stands in this table; the first of two columns with one meaning counts. */
export function columnsIn({ headings }: RosterTable, mapping: PeopleMapping): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  headings.forEach((heading, at) => {
    const field = Object.hasOwn(mapping, heading) ? mapping[heading] : undefined;
    if (field && !found.has(field)) found.set(field, at);
  });
  return found;
}

export function readPeopleTable(
  tables: readonly RosterTable[],
  { mapping, about }: PeopleTableOptions,
  edits: RosterEdits,
  notes: RosterNotes,
): Read {
  const people = createRosterPeople(notes);
  const places = createPlaces(notes);
  const isStaff = about === 'staff';
  const staffRoles: readonly RosterStaffRole[] = isStaff ? ['examiner'] : [];
  const byPerson = new Map<string, { readonly key: string; readonly said: string }>();
  for (const table of tables) {
    const at = columnsIn(table, mapping);
    const rows = rowsOf(table, at, edits);
    const dayOrders = ordersOf(table, rows, notes);
    for (const row of rows) {
      const fields = readPersonFields({ notes, row, columns }, dayOrders);
      const standing = standingOf(notes, row, 'status');
      const who = whoIs(fields);
      const said = JSON.stringify([fields, standing]);
      const before = byPerson.get(who);
      if (before?.said === said && !notes.isBlocked(row)) {
        if (isStaff || !places.add(row, before.key)) notes.say(row, 'number', 'row-twice', '');
        continue;
      }
      if (before && fields.number === undefined) notes.block(row, 'fullName', 'id-twice', '');
      people.add({
        ...{ row, identifier: before ? '' : (fields.number ?? ''), idColumn: 'number', needsId: false },
        ...{ numberColumn: 'number', isParticipant: !isStaff, staffRoles, standing, fields },
      });
      const key = people.all.at(-1)?.key ?? '';
      if (!before) byPerson.set(who, { key, said });
      if (!isStaff) places.add(row, key);
    }
  }
  return {
    ...{ format: 'table', system: 'table', people: people.all, groups: places.groups() },
    ...{ memberships: places.memberships, extent: null, membershipExtent: null },
  };
}

/** By number, and where there is none by name and day of birth. */
const whoIs = ({ number, givenName, namePrefix, familyName, birthDate }: RosterFields): string =>
  number ?? foldForOrder(['', familyName, givenName, namePrefix, birthDate].join('\t'));

function ordersOf(
  table: RosterTable,
  rows: readonly RosterRow[],
  notes: RosterNotes,
): ReadonlyMap<string, DayColumn> {
  return new Map(
    ['birthDate', 'diplomaDate'].map((column) => {
      const order = findDayOrder(
        rows.map((row) => row.of(column)),
        'day-first',
      );
      const [first] = rows;
      if (order.isGuess && first)
        notes.ofFile(table.name, 'day-order-guessed', order.order, first.headingOf(column));
      return [column, order];
    }),
  );
}

/** The groups that the rows name, and who is in them. */
function createPlaces(notes: RosterNotes) {
  const groups = new Map<string, RosterReadout['groups'][number]>();
  const memberships: RosterReadout['memberships'][number][] = [];
  const seen = new Set<string>();
  /** False where that place is known already. */
  const add = (row: RosterRow, personKey: string): boolean => {
    const name = plainText(row.of('group'));
    if (name === '') return false;
    if (name.length > mostGroupLength) {
      notes.say(row, 'group', 'text-shortened');
      return false;
    }
    const written = plainText(row.of('schoolYear'));
    const year = parseCohort(written);
    const schoolYear = year.ok ? (year.value?.text ?? '') : written.slice(0, 20);
    const key = `${foldForOrder(name)}\t${schoolYear}`;
    const group = { key, identifier: null, name, schoolYear, teacherKey: null, isEnded: false };
    if (!groups.has(key)) groups.set(key, group);
    const place = `${key}\t${personKey}`;
    if (seen.has(place)) return false;
    seen.add(place);
    memberships.push({ groupKey: key, personKey, from: null, until: null, isEnded: false });
    return true;
  };
  return { add, memberships, groups: () => [...groups.values()] };
}
