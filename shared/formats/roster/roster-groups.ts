/** Gathers the groups of a roster and who is in each: a place twice is one, and one of nobody is told. */
import { cohortOfDay } from '../../domain/cohort';
import type { RosterGroup, RosterMembership } from '../../domain/roster/roster-readout';
import { plainText } from './person-fields';
import { type DayColumn, readRosterDay } from './roster-day';
import type { RosterNotes } from './roster-notes';
import type { RosterPeople } from './roster-people';
import type { RosterRow } from './roster-table';

const mostNameLength = 100;

/** The school year of a day, such as `2026-2027`; blank for what is no day. */
export function schoolYearOf(written: string, order: DayColumn): string {
  const day = written === '' ? null : readRosterDay(written, order);
  return day ? cohortOfDay(Number(day.slice(0, 4)), Number(day.slice(5, 7))).text : '';
}

export type FoundGroup = {
  readonly row: RosterRow;
  readonly identifier: string;
  readonly nameColumn: string;
  readonly schoolYear: string;
  readonly isEnded: boolean;
};

export type FoundMembership = {
  readonly row: RosterRow;
  readonly groupId: string;
  readonly personId: string;
  readonly personColumn: string;
  readonly isOfTeacher: boolean;
  readonly from: string | null;
  readonly until: string | null;
  readonly isEnded: boolean;
};

export type RosterGroups = {
  readonly groups: () => readonly RosterGroup[];
  readonly memberships: readonly RosterMembership[];
  readonly addGroup: (group: FoundGroup) => void;
  readonly addMembership: (membership: FoundMembership) => void;
};

export function createRosterGroups(notes: RosterNotes, people: RosterPeople): RosterGroups {
  const groups = new Map<string, RosterGroup>();
  const memberships: RosterMembership[] = [];
  const seen = new Set<string>();
  return {
    groups: () => [...groups.values()],
    memberships,
    addGroup: ({ row, identifier, nameColumn, schoolYear, isEnded }) => {
      if (identifier === '') return notes.say(row, nameColumn, 'id-missing');
      if (groups.has(identifier)) return notes.say(row, nameColumn, 'row-twice');
      const name = plainText(row.of(nameColumn)) || identifier;
      if (name.length > mostNameLength) notes.say(row, nameColumn, 'text-shortened');
      const group = { key: identifier, identifier, name: name.slice(0, mostNameLength), schoolYear, isEnded };
      groups.set(identifier, { ...group, teacherKey: null });
    },
    addMembership: (found) => {
      const { row, groupId, personId, personColumn, isOfTeacher, from, until, isEnded } = found;
      const group = groups.get(groupId);
      const person = people.byId.get(personId);
      // A name that leads nowhere is told as an orphan.
      if (!group || !person) return;
      if (isOfTeacher) {
        if (person.staffRoles.length > 0 && !group.teacherKey && !isEnded)
          groups.set(groupId, { ...group, teacherKey: person.key });
        return;
      }
      if (!person.isParticipant) return notes.say(row, personColumn, 'membership-of-nobody');
      const key = `${groupId}\t${personId}`;
      if (seen.has(key)) return notes.say(row, personColumn, 'row-twice');
      seen.add(key);
      memberships.push({ groupKey: group.key, personKey: person.key, from, until, isEnded });
    },
  };
}
