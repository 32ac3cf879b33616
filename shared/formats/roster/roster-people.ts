/**
 * Gathers the people of a roster: each once. A second row with the same id or number waits for somebody, unless it says
 * the same over again.
 */
import type { RosterFields, RosterPerson, RosterStaffRole } from '../../domain/roster/roster-readout';
import { sameValue } from '../../kernel/same-value';
import type { RosterNotes } from './roster-notes';
import type { RosterRow } from './roster-table';

export type FoundPerson = {
  readonly row: RosterRow;
  /** Blank: the table has none. */
  readonly identifier: string;
  /** Meanings of the columns where id and number stand. */
  readonly idColumn: string;
  /** Every row of such a file has an id. */
  readonly needsId: boolean;
  readonly numberColumn: string;
  readonly isParticipant: boolean;
  readonly staffRoles: readonly RosterStaffRole[];
  readonly standing: RosterPerson['standing'];
  readonly fields: RosterFields;
};

export type RosterPeople = {
  readonly all: readonly RosterPerson[];
  readonly add: (person: FoundPerson) => void;
  /** By what the file calls them. */
  readonly byId: ReadonlyMap<string, RosterPerson>;
};

/** So long an id may be, to be kept with what is made. */
const mostIdLength = 255;

export function createRosterPeople(notes: RosterNotes): RosterPeople {
  const all: RosterPerson[] = [];
  const byId = new Map<string, RosterPerson>();
  const numbers = new Set<string>();
  const add = (found: FoundPerson): void => {
    const { row, identifier, idColumn, needsId, numberColumn, isParticipant, staffRoles, standing } = found;
    const before = byId.get(identifier);
    const fields = isParticipant ? withNumber(notes, found) : found.fields;
    const same = { isParticipant, staffRoles, standing, fields };
    if (identifier !== '' && before && isSame(before, same)) {
      notes.say(row, idColumn, 'row-twice');
      return;
    }
    if (identifier === '' && needsId) notes.block(row, idColumn, 'id-missing');
    else if (before) notes.block(row, idColumn, 'id-twice');
    else if (identifier.length > mostIdLength) notes.block(row, idColumn, 'value-too-long');
    if (isParticipant && fields.number !== undefined) {
      if (numbers.has(fields.number)) notes.block(row, numberColumn, 'number-twice', fields.number);
      numbers.add(fields.number);
    }
    const person: RosterPerson = {
      ...{ key: `${row.file}:${row.number}`, file: row.file, row: row.number, ...same },
      identifier: identifier === '' ? null : identifier,
      isBlocked: notes.isBlocked(row),
    };
    all.push(person);
    if (identifier !== '' && !before) byId.set(identifier, person);
  };
  return { all, add, byId };
}

const isSame = (
  { isParticipant, staffRoles, standing, fields }: RosterPerson,
  other: Pick<RosterPerson, 'isParticipant' | 'staffRoles' | 'standing' | 'fields'>,
): boolean => sameValue({ isParticipant, staffRoles, standing, fields }, other);

/** Where a system gives no number, the id by which it knows somebody is the one that the school can look up. */
function withNumber(
  notes: RosterNotes,
  { row, identifier, numberColumn, fields }: FoundPerson,
): RosterFields {
  if (fields.number !== undefined) return fields;
  const isFit = identifier !== '' && identifier.length <= 40;
  notes.say(row, numberColumn, isFit ? 'number-from-id' : 'number-missing', identifier);
  return isFit ? { ...fields, number: identifier } : fields;
}
