/**
 * Who somebody in a roster is here. The id of the system they come from decides; then the number, if name or day of birth
 * do not speak against it; the same name and day of birth is only alike, and is asked. Where a table has neither id nor
 * number, name and day of birth are all there is, and are taken.
 */
import { orderOfName } from '../../kernel/person-name';
import type { ParticipantOffice } from '../../records/participant-office';
import { plainNumber } from '../participant-details';
import type { RosterPerson } from './roster-readout';

type RosterOrigin = NonNullable<ParticipantOffice['origin']>;

/** One who is here, by what they can be found. */
export type KnownPerson = {
  readonly id: string;
  readonly origin: RosterOrigin | null;
  /** Blank: none. */
  readonly number: string;
  readonly nameKey: string;
  readonly birthDate: string | null;
  /** Addresses and accounts, in small letters. */
  readonly addresses: readonly string[];
  /** Taken back: found again by its origin and by nothing else. */
  readonly isRemoved: boolean;
};

export type PersonMatch =
  | { readonly how: 'none' }
  | { readonly how: 'same'; readonly id: string }
  | { readonly how: 'alike'; readonly ids: readonly string[] };

export const nameKeyOf = (name: {
  readonly givenName?: string | undefined;
  readonly namePrefix?: string | undefined;
  readonly familyName?: string | undefined;
}): string =>
  orderOfName({
    givenName: name.givenName ?? '',
    namePrefix: name.namePrefix ?? '',
    familyName: name.familyName ?? '',
  });

const originKey = ({ system, identifier }: RosterOrigin): string => `${system}\t${identifier}`;

function indexBy(
  known: readonly KnownPerson[],
  keysOf: (one: KnownPerson) => readonly string[],
): ReadonlyMap<string, readonly KnownPerson[]> {
  const index = new Map<string, KnownPerson[]>();
  for (const one of known)
    for (const key of keysOf(one)) {
      const same = index.get(key);
      if (same) same.push(one);
      else index.set(key, [one]);
    }
  return index;
}

/** @param system by which the roster names the people in it */
export function createPersonMatcher(
  known: readonly KnownPerson[],
  system: string,
): (person: RosterPerson) => PersonMatch {
  const here = known.filter(({ isRemoved }) => !isRemoved);
  const byOrigin = indexBy(known, ({ origin }) =>
    origin && origin.identifier !== '' ? [originKey(origin)] : [],
  );
  const byNumber = indexBy(here, ({ number }) => (number === '' ? [] : [plainNumber(number)]));
  const byName = indexBy(here, ({ nameKey }) => [nameKey]);
  const byAddress = indexBy(here, ({ addresses }) => addresses);
  return (person) => {
    const { identifier, fields } = person;
    if (identifier !== null) {
      const [same] = byOrigin.get(originKey({ system, identifier })) ?? [];
      if (same) return { how: 'same', id: same.id };
    }
    const nameKey = nameKeyOf(fields);
    const { number = '', birthDate = null } = fields;
    const fits = (one: KnownPerson): boolean =>
      one.nameKey === nameKey || (birthDate !== null && one.birthDate === birthDate);
    const isFree = ({ origin }: KnownPerson): boolean => origin?.system !== system || identifier === null;
    const numbered = person.isParticipant ? (byNumber.get(plainNumber(number)) ?? []) : [];
    const sure = numbered.filter((one) => fits(one) && isFree(one));
    if (sure.length === 1 && sure[0]) return { how: 'same', id: sure[0].id };
    if (numbered.length > 0) return { how: 'alike', ids: numbered.map(({ id }) => id) };
    const addressed = person.isParticipant ? [] : (byAddress.get(fields.email?.toLowerCase() ?? '') ?? []);
    if (addressed.length === 1 && addressed[0]) return { how: 'same', id: addressed[0].id };
    const named = (byName.get(nameKey) ?? []).filter(
      (one) =>
        isFree(one) && (person.isParticipant ? birthDate !== null && one.birthDate === birthDate : true),
    );
    return matchByName(person, named, byName.get(nameKey) ?? []);
  };
}

/** @param named those of that name, and where it is known that day of birth; @param namesakes all of that name */
function matchByName(
  { identifier, isParticipant, fields }: RosterPerson,
  named: readonly KnownPerson[],
  namesakes: readonly KnownPerson[],
): PersonMatch {
  const isNameAll = identifier === null && fields.number === undefined;
  if (isNameAll && isParticipant && !fields.birthDate) {
    const [only, ...others] = namesakes;
    if (only && others.length === 0 && only.birthDate === null && only.number === '')
      return { how: 'same', id: only.id };
    return only ? { how: 'alike', ids: namesakes.map(({ id }) => id) } : { how: 'none' };
  }
  const [only, ...others] = named;
  if (!only) return { how: 'none' };
  return isNameAll && others.length === 0
    ? { how: 'same', id: only.id }
    : { how: 'alike', ids: named.map(({ id }) => id) };
}
