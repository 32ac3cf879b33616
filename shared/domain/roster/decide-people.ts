/**
 * Decides over the people of a roster of one kind, candidates or staff: who is new, changed, the same, no more there, and
 * who must be asked about. Nobody of the file is two, and two of the file are never one.
 */
import { sameValue } from '../../kernel/same-value';
import { createPersonMatcher, type KnownPerson, type PersonMatch } from './match-person';
import type { RosterCandidate, RosterChange, RosterChoices, RosterItem, RosterOutcome } from './roster-plan';
import type { RosterPerson } from './roster-readout';

/** One who is here, however they are recorded. */
export type Standing<T> = {
  readonly document: T;
  readonly known: KnownPerson;
  readonly isInactive: boolean;
  /** As whom they count, where they turned out to be somebody else; else they themselves. */
  readonly meant: string;
  readonly candidate: RosterCandidate;
};

export type PeopleKind<T> = {
  readonly kind: RosterItem['kind'];
  readonly system: string;
  readonly here: readonly Standing<T>[];
  readonly change: (person: RosterPerson, before: T | null) => T;
  readonly changesBetween: (before: T, after: T) => readonly RosterChange[];
  /** Puts somebody in the archive; null where that may not be. */
  readonly archive: (document: T) => T | null;
  /** Whether a file may take somebody out of the archive. */
  readonly mayReturn: (document: T) => boolean;
  readonly nameOf: (person: RosterPerson) => string;
  readonly groupOf: (person: RosterPerson) => string;
};

export type PeopleDecided<T> = {
  readonly items: readonly RosterItem[];
  readonly writes: readonly T[];
  /** Who each person of the file is here afterwards, by key: those that are not sure are absent. */
  readonly idOf: ReadonlyMap<string, string>;
  readonly unsure: ReadonlySet<string>;
  readonly isAbsenceUnknown: boolean;
};

type Met<T> = {
  readonly outcome: RosterOutcome;
  readonly before: Standing<T> | null;
  readonly ids: readonly string[];
};

/** @param idOfNew the id under which a new one is written */
export function decidePeople<T>(
  people: readonly RosterPerson[],
  kind: PeopleKind<T>,
  choices: RosterChoices,
  idOfNew: (document: T) => string,
): PeopleDecided<T> {
  const byId = new Map(kind.here.map((one) => [one.known.id, one]));
  const match = createPersonMatcher(
    kind.here.map(({ known }) => known),
    kind.system,
  );
  const items: RosterItem[] = [];
  const writes: T[] = [];
  const idOf = new Map<string, string>();
  const unsure = new Set<string>();
  const taken = new Set<string>();
  // Whoever turned out to be somebody else is in the file as that one as well.
  const present = new Set<string>();
  let isAbsenceUnknown = false;
  for (const person of people) {
    const found = match(person);
    const { outcome, before, ids } = meet(person, found, { byId, taken, choices });
    if (outcome === 'waiting' || outcome === 'left' || outcome === 'alike')
      for (const id of ids) unsure.add(id);
    if (outcome === 'waiting' && ids.length === 0 && person.identifier === null) isAbsenceUnknown = true;
    const after = outcome === 'changed' ? kind.change(person, before?.document ?? null) : null;
    const decided = after ? settle(kind, person, before, after) : { outcome, changes: [] };
    if (after && decided.outcome !== 'unchanged' && decided.outcome !== 'gone') writes.push(after);
    if (after && decided.outcome !== 'gone') {
      const id = before?.known.id ?? idOfNew(after);
      taken.add(id);
      present.add(id).add(before?.meant ?? id);
      idOf.set(person.key, before?.meant ?? id);
    }
    items.push(itemOf(kind, person, decided, ids, byId));
  }
  // Two devices without contact may have brought the same file: then somebody is here twice, and in the file all the same.
  const named = new Set(people.map(({ identifier }) => identifier));
  // A file of staff is whole without candidates, and the other way round: nobody of that kind in it says nothing.
  const absent =
    choices.extent === 'bulk' && !isAbsenceUnknown && people.length > 0
      ? kind.here.filter(
          (one) =>
            isAbsent(kind.system, one) &&
            !named.has(one.known.origin?.identifier ?? '') &&
            !present.has(one.known.id) &&
            !unsure.has(one.known.id),
        )
      : [];
  for (const one of absent) {
    const key = `absent:${one.known.id}`;
    const after = kind.archive(one.document);
    if (!after) continue;
    const isLeft = choices.left.has(key);
    if (!isLeft) writes.push(after);
    const { name, number, birthDate } = one.candidate;
    items.push({
      ...{ key, kind: kind.kind, outcome: isLeft ? 'left' : 'inactive', name, number, birthDate },
      ...{ group: '', file: '', row: 0, changes: [], candidates: [] },
    });
  }
  return { items, writes, idOf, unsure, isAbsenceUnknown };
}

/** Only who came from that system can be missing in it. */
const isAbsent = <T>(system: string, { known, isInactive, meant }: Standing<T>): boolean =>
  known.origin?.system === system && !isInactive && !known.isRemoved && meant === known.id;

type Meeting<T> = {
  readonly byId: ReadonlyMap<string, Standing<T>>;
  readonly taken: ReadonlySet<string>;
  readonly choices: RosterChoices;
};

/** `changed` stands for all that are written over or made; which of them it is follows from what comes of it. */
function meet<T>(person: RosterPerson, found: PersonMatch, { byId, taken, choices }: Meeting<T>): Met<T> {
  const ids = found.how === 'same' ? [found.id] : found.how === 'alike' ? found.ids : [];
  if (person.isBlocked) return { outcome: 'waiting', before: null, ids };
  if (choices.left.has(person.key)) return { outcome: 'left', before: null, ids };
  if (found.how === 'none') return { outcome: 'changed', before: null, ids };
  const chosen = found.how === 'same' && !taken.has(found.id) ? found.id : choices.meant[person.key];
  if (chosen === 'new') return { outcome: 'changed', before: null, ids: [] };
  const before = byId.get(ids.find((id) => id === chosen && !taken.has(id)) ?? '');
  return before ? { outcome: 'changed', before, ids } : { outcome: 'alike', before: null, ids };
}

/** Whoever turned out to be somebody else is kept up to date by that one's own row. */
function settle<T>(
  kind: PeopleKind<T>,
  { standing }: RosterPerson,
  before: Standing<T> | null,
  after: T,
): { readonly outcome: RosterOutcome; readonly changes: readonly RosterChange[] } {
  const isActive = standing === 'active';
  if (!before || before.known.isRemoved) return { outcome: isActive ? 'new' : 'gone', changes: [] };
  if (before.meant !== before.known.id || sameValue(before.document, after))
    return { outcome: 'unchanged', changes: [] };
  if (isActive && before.isInactive && !kind.mayReturn(before.document))
    return { outcome: 'unchanged', changes: [] };
  const changes = kind.changesBetween(before.document, after);
  if (!isActive && !before.isInactive) {
    // Of whoever may not go, the row changes nothing.
    return kind.archive(before.document)
      ? { outcome: 'inactive', changes }
      : { outcome: 'unchanged', changes: [] };
  }
  return { outcome: isActive && before.isInactive ? 'back' : 'changed', changes };
}

function itemOf<T>(
  { kind, nameOf, groupOf }: PeopleKind<T>,
  person: RosterPerson,
  { outcome, changes }: Pick<RosterItem, 'outcome' | 'changes'>,
  ids: readonly string[],
  byId: ReadonlyMap<string, Standing<T>>,
): RosterItem {
  const { key, file, row, fields } = person;
  return {
    ...{ key, kind, outcome, name: nameOf(person), number: fields.number ?? '', changes, file, row },
    ...{ birthDate: fields.birthDate ?? null, group: groupOf(person) },
    candidates: outcome === 'alike' ? ids.flatMap((id) => byId.get(id)?.candidate ?? []) : [],
  };
}
