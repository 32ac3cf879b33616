/** The table answers what `hand-in.ts` says of the facts, whatever happened in whatever order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChangeId, newId, type OrganisationId } from '../../shared/kernel/ids';
import {
  feedOf,
  type HandInFacts,
  type HandInPlace,
  handInStateOf,
  noHandIns,
} from '../../shared/protocol/hand-in';
import { createIdTable } from './id-table';
import { createOwnChanges, type MadeChange } from './own-changes';

const ids = Array.from({ length: 12 }, () => newId<'Change'>());
const centres = [newId<'Organisation'>(), newId<'Organisation'>()] as const;
const places: readonly HandInPlace[] = [
  { organisationId: null, feed: null },
  ...centres.flatMap((organisationId) =>
    ['epoch 1', 'epoch 2'].map((epoch) => ({ organisationId, feed: feedOf(organisationId, epoch) })),
  ),
];
const nowhere = places[0]!;

const digests = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
/** What each id names: nothing, one file, or two of which others name one, too. */
const namedBy = (id: number) =>
  [[], [digests[0]!], [digests[0]!, digests[1]!], [digests[2]!]][id % 4]!.map((digest) => ({
    digest,
    bytes: 10,
  }));

type Act =
  /** The hub holds these files, in the epoch of here or in the one before. */
  | { readonly kind: 'files'; readonly files: number; readonly isOfHere: boolean }
  | { readonly kind: 'make' | 'receive' | 'refuse'; readonly id: number }
  | { readonly kind: 'move'; readonly to: number };
const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('make', 'receive', 'refuse'), id: fc.nat(ids.length - 1) }),
  fc.record({ kind: fc.constant('move'), to: fc.nat(places.length - 1) }),
  fc.record({ kind: fc.constant('files'), files: fc.nat(7), isOfHere: fc.boolean() }),
);

/** Of each id: always the same organisation and document. */
const madeOf = (id: number): MadeChange => ({
  changeId: ids[id]!,
  position: id + 1,
  bytes: 100,
  deviceSeq: id + 1,
  organisationId: [null, ...centres][id % 3] as OrganisationId | null,
  document: id % 2 ? `participant ${id % 4}` : null,
  files: namedBy(id),
});

const epochOf = (place: HandInPlace, isOfHere: boolean): string =>
  isOfHere ? (place.feed ?? '').replace(/^\S+ /, '') : 'epoch of before';
const digestsOf = (files: number): readonly string[] => digests.filter((_, at) => files & (1 << at));

/** The same in the plainest way. */
function plainly(acts: readonly Act[]) {
  let place = nowhere;
  const made: (MadeChange & {
    receivedIn: HandInFacts['receivedIn'];
    isRefused: boolean;
    wasReceived: boolean;
    /** Digest and the feed that said to hold it since the change was made. */
    held: Map<string, HandInFacts['receivedIn']>;
  })[] = [];
  for (const act of acts) {
    if (act.kind === 'move') place = places[act.to]!;
    else if (act.kind === 'files') {
      const { organisationId } = place;
      const feed = organisationId && feedOf(organisationId, epochOf(place, act.isOfHere));
      if (feed) for (const one of made) for (const digest of digestsOf(act.files)) one.held.set(digest, feed);
    } else if (act.kind === 'make') {
      if (!made.some(({ changeId }) => changeId === ids[act.id]))
        made.push({
          ...madeOf(act.id),
          receivedIn: null,
          isRefused: false,
          wasReceived: false,
          held: new Map(),
        });
    } else {
      const known = made.find(({ changeId }) => changeId === ids[act.id]);
      if (known && act.kind === 'receive')
        Object.assign(known, { receivedIn: place.feed, wasReceived: true });
      if (known && act.kind === 'refuse') known.isRefused = true;
    }
  }
  const facts = made.map((own, at): HandInFacts => {
    const later = made.slice(at + 1).filter(({ document }) => document !== null && document === own.document);
    const lacksFiles = own.files.some(({ digest }) => (own.held.get(digest) ?? null) !== place.feed);
    return { ...own, isReplaced: later.some(({ wasReceived }) => wasReceived), lacksFiles };
  });
  const counts = { ...noHandIns };
  for (const one of facts) counts[handInStateOf(one, place)] += 1;
  const waiting = made.filter((_, at) => handInStateOf(facts[at]!, place) === 'waiting');
  const states = facts.map((one) => handInStateOf(one, place));
  const lacking = made.flatMap((own, at) =>
    states[at] === 'waiting' || states[at] === 'files-waiting'
      ? own.files.flatMap(({ digest }) => (own.held.get(digest) === place.feed && place.feed ? [] : [digest]))
      : [],
  );
  const files = [...new Set(lacking)].toSorted();
  return { counts, waiting: waiting.map(({ changeId }) => changeId), files };
}

function byTable(acts: readonly Act[], saveAfter: number) {
  let place = nowhere;
  let table = createOwnChanges(null, place);
  for (const [i, act] of acts.entries()) {
    if (i === saveAfter) table = createOwnChanges(table.save(), place);
    if (act.kind === 'files') table.noteFilesReceived(digestsOf(act.files), epochOf(place, act.isOfHere));
    else if (act.kind === 'move') {
      place = places[act.to]!;
      table.moveTo(place);
    } else if (act.kind === 'make') {
      if (table.positionOf(ids[act.id]!) === null) table.noteMade(madeOf(act.id));
    } else if (act.kind === 'receive') table.noteReceived(ids[act.id]!);
    else table.noteRefused(ids[act.id]!);
  }
  const files = table.filesWaiting().map(({ digest }) => digest);
  const waiting = table.waiting().map(({ changeId }) => changeId);
  return { counts: table.counts(), waiting, files: files.toSorted() };
}

test('Y1 Y2 Y3 Y4 Y26 Y27 counts and what waits are those of the rule, also when the table was saved in between', () => {
  fc.assert(
    fc.property(fc.array(anAct, { maxLength: 60 }), fc.nat(60), (acts, saveAfter) => {
      expect(byTable(acts, saveAfter)).toEqual(plainly(acts));
    }),
    { numRuns: 500 },
  );
});

test('Y26 a file may go when the hub holds a change that names it, and a later change asks about the same file anew', () => {
  const place = places[1]!;
  const table = createOwnChanges(null, place);
  const [digest] = digests;
  const made = (id: number, over: Partial<MadeChange> = {}): MadeChange => ({
    ...madeOf(id),
    organisationId: place.organisationId,
    files: [{ digest: digest!, bytes: 10 }],
    ...over,
  });
  table.noteMade(made(0));
  expect(table.filesWaiting()).toEqual([{ digest, bytes: 10, mayGo: false }]);
  table.noteReceived(ids[0]!);
  expect(table.filesWaiting()).toEqual([{ digest, bytes: 10, mayGo: true }]);
  expect([table.counts(), table.waiting()]).toEqual([{ ...noHandIns, 'files-waiting': 1 }, []]);
  table.noteFilesReceived([digest!], 'epoch 1');
  expect([table.counts(), table.filesWaiting()]).toEqual([{ ...noHandIns, received: 1 }, []]);
  expect([...table.filesNamed()]).toEqual([digest]);
  table.noteMade(made(1));
  table.noteReceived(ids[1]!);
  expect(table.counts()).toEqual({ ...noHandIns, received: 1, 'files-waiting': 1 });
  expect(table.filesWaiting()).toEqual([{ digest, bytes: 10, mayGo: true }]);
});

test('a change the hub sent back is known by its place and never waits', () => {
  const table = createOwnChanges(null, nowhere);
  const [digest] = digests;
  table.noteSentBack(ids[0]!, 9, [{ digest: digest!, bytes: 10 }]);
  expect(table.positionOf(ids[0]!)).toBe(9);
  expect(table.positionOf(ids[1]!)).toBeNull();
  expect([table.waiting(), table.filesWaiting(), table.madeCount()]).toEqual([[], [], 0]);
  // Y28: what it names lies here alone, perhaps, and is not given up.
  expect([...createOwnChanges(table.save(), nowhere).filesNamed()]).toEqual([digest]);
});

test('an id table finds every id it was given, and no other', () => {
  const many = Array.from({ length: 5000 }, () => newId<'Change'>());
  const table = createIdTable();
  for (const [row, id] of many.entries()) expect(table.add(id)).toBe(row);
  const again = createIdTable(table.save());
  for (const one of [table, again]) {
    expect(many.map((id) => one.rowOf(id))).toEqual(many.map((_, row) => row));
    expect(many.map((_, row) => one.idAt(row) as ChangeId)).toEqual(many);
    expect(one.rowOf(newId<'Change'>())).toBe(-1);
    expect(one.size()).toBe(5000);
  }
});
