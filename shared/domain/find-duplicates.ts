/**
 * People who may be in the register twice, each pair with why: the same number, the same name on the same day of birth, or names
 * that differ by a slip on the same day. Only what a person decides makes them one. Pure, and done in steps, because a school
 * has twenty thousand.
 */
import { foldText } from '../kernel/fold-text';
import { fullName } from '../records/participant';
import { plainNumber } from './participant-details';
import type { WholeParticipant } from './whole-participant';

export type DuplicateReason = 'number' | 'name-and-day' | 'spelling' | 'name-only';
export type Duplicate = {
  readonly one: WholeParticipant;
  readonly other: WholeParticipant;
  readonly reason: DuplicateReason;
};

const reasonOrder: readonly DuplicateReason[] = ['number', 'name-and-day', 'spelling', 'name-only'];

/** Letters only, in the order of the words, so that "Jansen, Piet" and "Piet Jansen" are one. */
const plainName = (person: WholeParticipant): string =>
  foldText(fullName(person))
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .toSorted()
    .join(' ');

/** Whether two texts differ by at most `most` letters added, left out, exchanged with the next, or other. */
export function isNear(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let at = 1; at <= b.length; at++) {
      const cost = a[row - 1] === b[at - 1] ? 0 : 1;
      let least = Math.min((back[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1, (back[at - 1] ?? 0) + cost);
      const isSwapped = row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
      if (isSwapped) least = Math.min(least, (twoBack[at - 2] ?? 0) + 1);
      now.push(least);
    }
    if (Math.min(...now) > most) return false;
    twoBack = back;
    back = now;
  }
  return (back[b.length] ?? 0) <= most;
}

/** As many as are looked at between two rests. */
const perStep = 200;

type Known = { readonly person: WholeParticipant; readonly name: string };

/** A longer name may hold two slips and still be meant. */
const slipsIn = (name: string): number => (name.length < 8 ? 1 : 2);

function reasonOf(one: Known, other: Known): DuplicateReason | null {
  const isSameDay = one.person.birthDate !== null && one.person.birthDate === other.person.birthDate;
  if (one.name === other.name) {
    if (isSameDay) return 'name-and-day';
    const isDayMissing = one.person.birthDate === null || other.person.birthDate === null;
    return isDayMissing ? 'name-only' : null;
  }
  return isSameDay && isNear(one.name, other.name, slipsIn(one.name)) ? 'spelling' : null;
}

/** Those that share something, two or more of them. */
function* collect<Key>(
  people: readonly Known[],
  keyOf: (one: Known) => Key | null,
): Generator<undefined, readonly (readonly Known[])[]> {
  const byKey = new Map<Key, Known[]>();
  for (const [at, one] of people.entries()) {
    if (at % perStep === perStep - 1) yield;
    const key = keyOf(one);
    if (key === null) continue;
    const same = byKey.get(key);
    if (same) same.push(one);
    else byKey.set(key, [one]);
  }
  return [...byKey.values()].filter(({ length }) => length > 1);
}

const areApart = (a: WholeParticipant, b: WholeParticipant): boolean =>
  (a.office.distinctFrom?.includes(b.participantId) ?? false) ||
  (b.office.distinctFrom?.includes(a.participantId) ?? false);

type Look = {
  readonly keyOf: (one: Known) => string | null;
  readonly why: (one: Known, other: Known) => DuplicateReason | null;
};

/** @yields now and then, so that whoever looks for them may rest in between; at the end the pairs, the surest first */
export function* findDuplicates(
  people: readonly WholeParticipant[],
): Generator<undefined, readonly Duplicate[]> {
  const known: Known[] = [];
  for (const person of people) {
    known.push({ person, name: plainName(person) });
    if (known.length % perStep === 0) yield;
  }
  const pairs = new Map<string, Duplicate>();
  const add = (a: Known, b: Known, reason: DuplicateReason | null): void => {
    if (reason === null || areApart(a.person, b.person)) return;
    const [one, other] =
      a.person.participantId < b.person.participantId ? [a.person, b.person] : [b.person, a.person];
    const key = `${one.participantId} ${other.participantId}`;
    if (!pairs.has(key)) pairs.set(key, { one, other, reason });
  };
  const looks: readonly Look[] = [
    { keyOf: ({ person }) => plainNumber(person.number) || null, why: () => 'number' },
    { keyOf: ({ person }) => person.birthDate, why: reasonOf },
    { keyOf: ({ name }) => name || null, why: reasonOf },
  ];
  for (const { keyOf, why } of looks)
    for (const group of yield* collect(known, keyOf))
      for (const [at, one] of group.entries()) {
        for (const other of group.slice(at + 1)) add(one, other, why(one, other));
        yield;
      }
  return [...pairs.values()].toSorted(
    (a, b) => reasonOrder.indexOf(a.reason) - reasonOrder.indexOf(b.reason),
  );
}
