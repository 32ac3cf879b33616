/**
 * The list of people as rows: by what they are found, narrowed and sorted. Pure.
 *
 * What costs most is taking names apart and folding them. Both are made once per person and remembered with the object, which
 * stays the same as long as nothing of the person changed.
 */

import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import { foldForOrder } from '../../../../shared/kernel/fold-text';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import { orderOfName } from '../../../../shared/kernel/person-name';
import { searchLineOf } from '../../../../shared/kernel/search-index';
import type { RowShape } from '../../../../shared/kernel/search-list';
import { fullName } from '../../../../shared/records/participant';
import type { PeopleColumn } from '../../../ui/people-view';

/** What stands beside people in the list. */
export type PeopleFacts = {
  /** Qualifications that somebody is linked to. */
  readonly links: ReadonlyMap<ParticipantId, number>;
  /** Exams that are planned for them and not cancelled. */
  readonly exams: ReadonlyMap<ParticipantId, number>;
};

/** What was made of a row is kept with it: every order and every search asks anew. */
function remembered<T extends object>(make: (row: T) => string): (row: T) => string {
  const made = new WeakMap<T, string>();
  return (row) => {
    const known = made.get(row);
    if (known !== undefined) return known;
    const text = make(row);
    made.set(row, text);
    return text;
  };
}

/** Made once per person: taking a name apart is what costs most in an order. */
const nameOrder = remembered((person: WholeParticipant) => `${orderOfName(person)}\t${person.number}`);

/** A day as people type it: 3-1-2008 beside 2008-01-03. */
const dayWords = (day: string | null): string => {
  const [year, month, date] = (day ?? '').split('-');
  return year && month && date
    ? `${day} ${Number(date)}-${Number(month)}-${year} ${date}-${month}-${year}`
    : '';
};

/** Every field that is shown, as it is shown and as people type it. */
const lineOf = remembered((person: WholeParticipant) =>
  searchLineOf(
    [
      person.number,
      fullName(person),
      person.group,
      person.office.email ?? '',
      person.learningPath ?? '',
      dayWords(person.birthDate),
    ].join(' '),
  ),
);

/** Makes what a list needs of somebody and remembers it, so that it costs nothing when the list is made. */
export function warmRow(person: WholeParticipant): void {
  nameOrder(person);
  lineOf(person);
}

/** A number as a text that stands in order. */
const counted = (count: number | undefined): string => String(count ?? 0).padStart(6, '0');

/** What each column is sorted by; a blank stands before all others. */
const keyOf: Readonly<Record<PeopleColumn, (person: WholeParticipant, facts: PeopleFacts) => string>> = {
  name: () => '',
  number: ({ number }) => foldForOrder(number),
  group: ({ group }) => foldForOrder(group),
  'birth-date': ({ birthDate }) => birthDate ?? '',
  email: ({ office }) => foldForOrder(office.email ?? ''),
  'learning-path': ({ learningPath }) => foldForOrder(learningPath ?? ''),
  links: ({ participantId }, { links }) => counted(links.get(participantId)),
  exams: ({ participantId }, { exams }) => counted(exams.get(participantId)),
};

/** What the order of a column is made of beside the people themselves; null: of nothing. */
export const factOf = (
  column: PeopleColumn,
  facts: PeopleFacts,
): ReadonlyMap<ParticipantId, number> | null =>
  column === 'links' || column === 'exams' ? facts[column] : null;

/** Rows in the order of a column; equals by name. */
export const peopleShape = (column: PeopleColumn, facts: PeopleFacts): RowShape<WholeParticipant> => ({
  orderOf:
    column === 'name' ? nameOrder : (person) => `${keyOf[column](person, facts)}\t${nameOrder(person)}`,
  lineOf,
});
