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

type Act =
  | { readonly kind: 'make' | 'receive' | 'refuse'; readonly id: number }
  | { readonly kind: 'move'; readonly to: number };
const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('make', 'receive', 'refuse'), id: fc.nat(ids.length - 1) }),
  fc.record({ kind: fc.constant('move'), to: fc.nat(places.length - 1) }),
);

/** Of each id: always the same organisation and document. */
const madeOf = (id: number): MadeChange => ({
  changeId: ids[id]!,
  position: id + 1,
  bytes: 100,
  deviceSeq: id + 1,
  organisationId: [null, ...centres][id % 3] as OrganisationId | null,
  document: id % 2 ? `participant ${id % 4}` : null,
});

/** The same in the plainest way. */
function plainly(acts: readonly Act[]) {
  let place = nowhere;
  const made: (MadeChange & {
    receivedIn: HandInFacts['receivedIn'];
    isRefused: boolean;
    wasReceived: boolean;
  })[] = [];
  for (const act of acts) {
    if (act.kind === 'move') place = places[act.to]!;
    else if (act.kind === 'make') {
      if (!made.some(({ changeId }) => changeId === ids[act.id]))
        made.push({ ...madeOf(act.id), receivedIn: null, isRefused: false, wasReceived: false });
    } else {
      const known = made.find(({ changeId }) => changeId === ids[act.id]);
      if (known && act.kind === 'receive')
        Object.assign(known, { receivedIn: place.feed, wasReceived: true });
      if (known && act.kind === 'refuse') known.isRefused = true;
    }
  }
  const facts = made.map((own, at): HandInFacts => {
    const later = made.slice(at + 1).filter(({ document }) => document !== null && document === own.document);
    return { ...own, isReplaced: later.some(({ wasReceived }) => wasReceived) };
  });
  const counts = { ...noHandIns };
  for (const one of facts) counts[handInStateOf(one, place)] += 1;
  const waiting = made.filter((_, at) => handInStateOf(facts[at]!, place) === 'waiting');
  return { counts, waiting: waiting.map(({ changeId }) => changeId) };
}

function byTable(acts: readonly Act[], saveAfter: number) {
  let place = nowhere;
  let table = createOwnChanges(null, place);
  for (const [i, act] of acts.entries()) {
    if (i === saveAfter) table = createOwnChanges(table.save(), place);
    if (act.kind === 'move') {
      place = places[act.to]!;
      table.moveTo(place);
    } else if (act.kind === 'make') {
      if (table.positionOf(ids[act.id]!) === null) table.noteMade(madeOf(act.id));
    } else if (act.kind === 'receive') table.noteReceived(ids[act.id]!);
    else table.noteRefused(ids[act.id]!);
  }
  return { counts: table.counts(), waiting: table.waiting().map(({ changeId }) => changeId) };
}

test('Y1 Y2 Y3 Y4 counts and what waits are those of the rule, also when the table was saved in between', () => {
  fc.assert(
    fc.property(fc.array(anAct, { maxLength: 60 }), fc.nat(60), (acts, saveAfter) => {
      expect(byTable(acts, saveAfter)).toEqual(plainly(acts));
    }),
    { numRuns: 500 },
  );
});

test('a change the hub sent back is known by its place and never waits', () => {
  const table = createOwnChanges(null, nowhere);
  table.noteSentBack(ids[0]!, 9);
  expect(table.positionOf(ids[0]!)).toBe(9);
  expect(table.positionOf(ids[1]!)).toBeNull();
  expect([table.waiting(), table.madeCount()]).toEqual([[], 0]);
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
