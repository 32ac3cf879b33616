/** Nothing is shown as received before every file that it names is at the hub, whatever happened in whatever order. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ChangeId, newId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import {
  aCacheLab,
  ownEntry,
  pulledEntry,
  receiptsEntry,
  refusedEntry,
} from '../../test/builders/a-cache-lab';
import { aChange } from '../../test/builders/a-change';
import { decideHandIn } from '../ui/decide-hand-in';
import { entriesToSteps } from './entries-to-steps';
import { summarise } from './hand-in-row';
import { project, type Rows } from './projection';

const digests = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
const epochs = [newId(), newId()];
const naming = (files: readonly string[], over: Partial<Change> = {}): Change =>
  aChange({
    ...over,
    attachments: files.map((digest) => ({ digest, bytes: 1000, mediaType: 'image/jpeg' })),
  });
const heldEntry = (
  held: readonly string[],
  epoch: string,
  durability: 'flushed' | 'memory' = 'flushed',
): JournalEntry => ({
  kind: 'body-receipts',
  ...{ epoch, durability, digests: [...held], text: '', signature: '' },
});
const filesOf = (mask: number): readonly string[] => digests.filter((_, at) => mask & (1 << at));

const subjects = [newId<'Assessment'>(), newId<'Assessment'>()];
type Act = { readonly kind: 'make' | 'receive' | 'refuse' | 'hold' | 'memory' | 'epoch'; readonly n: number };
const anAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(
    'make',
    'make',
    'receive',
    'receive',
    'receive',
    'hold',
    'hold',
    'memory',
    'epoch',
    'refuse',
  ),
  n: fc.nat(7),
});

/** What the journal says of a change, noted as plainly as can be. */
type Truth = {
  readonly change: Change;
  readonly files: readonly string[];
  receivedIn: string | null;
  isRefused: boolean;
  readonly heldIn: Map<string, string>;
};

/** Entries of the acts, and after each of them what is true. */
function tell(acts: readonly Act[]) {
  const made: Truth[] = [];
  let epoch = epochs[0]!;
  return acts.map(({ kind, n }) => {
    const one = made[n % Math.max(1, made.length)];
    let entry: JournalEntry = pulledEntry([], epoch);
    if (kind === 'make') {
      const files = filesOf(n);
      const change = naming(files, { subjectId: subjects[n % 2]! });
      made.push({ change, files, receivedIn: null, isRefused: false, heldIn: new Map() });
      entry = ownEntry(change);
    } else if (kind === 'receive' && one) {
      one.receivedIn = epoch;
      entry = receiptsEntry([[one.change.changeId, n + 1]], epoch);
    } else if (kind === 'refuse' && one && n === 0) {
      one.isRefused = true;
      entry = refusedEntry(one.change.changeId);
    } else if (kind === 'hold' || kind === 'memory') {
      entry = heldEntry(filesOf(n), epoch, kind === 'hold' ? 'flushed' : 'memory');
      if (kind === 'hold')
        for (const each of made) for (const digest of filesOf(n)) each.heldIn.set(digest, epoch);
    } else if (kind === 'epoch') {
      epoch = epochs[n % 2]!;
      entry = pulledEntry([], epoch);
    }
    const truth = made.map(({ change, files, receivedIn, isRefused, heldIn }) => ({
      subjectId: change.subjectId,
      isRefused,
      isReceived: receivedIn === epoch && files.every((digest) => heldIn.get(digest) === epoch),
      lacking: files.filter((digest) => heldIn.get(digest) !== epoch),
    }));
    return { entry, epoch, truth };
  });
}

const noRows: Rows = { streams: new Map(), documents: new Map(), handIns: new Map(), contents: new Map() };

it('Y26: in 500 random runs nothing is said to be received of which a file lacks its receipt', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { maxLength: 40 }), async (acts) => {
      let rows = noRows;
      for (const { entry, epoch, truth } of tell(acts)) {
        const read = await entriesToSteps([{ entry }] as never, null as never, epoch, false);
        if (!read.ok) throw new Error(read.problem.code);
        rows = project(rows, read.value.steps, epoch);
        for (const subjectId of subjects) {
          const of = truth.filter((one) => one.subjectId === subjectId);
          const row = rows.handIns.get(subjectId);
          if (!row) {
            expect(of).toEqual([]);
            continue;
          }
          const told = summarise(row, epoch, row.own.at(-1) ?? null);
          const open = of.filter(({ isReceived, isRefused }) => !isReceived && !isRefused);
          expect(told.waiting).toBe(open.length);
          expect(told.received).toBe(
            of.filter(({ isReceived, isRefused }) => isReceived && !isRefused).length,
          );
          const lacking = new Set(open.flatMap((one) => one.lacking));
          expect(told.filesWaiting?.count ?? 0).toBe(lacking.size);
          const word = decideHandIn({ ...told, handIn: told.signature });
          if (word === 'received') expect(open).toEqual([]);
          if (word === 'files-waiting') expect(lacking.size).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 500 },
  );
});

it('Y26: what lists say of a subject tells its files, over parts of the journal and after the view was built anew', async () => {
  let lab = await aCacheLab();
  const epoch = pulledEntry([]);
  const change = naming([digests[0]!, digests[1]!]);
  const { subjectId, changeId } = change;
  const told = () => lab.cache.registers.handIns.streams.get()?.get(subjectId);
  await lab.add(epoch, ownEntry(change));
  expect(told()).toMatchObject({ waiting: 1, filesWaiting: { count: 2, bytes: 2000, changes: 0 } });
  await lab.add(receiptsEntry([[changeId as ChangeId, 1]]));
  expect(told()).toMatchObject({
    waiting: 1,
    received: 0,
    filesWaiting: { count: 2, bytes: 2000, changes: 1 },
  });
  expect(await lab.cache.handIn(subjectId, changeId)).toEqual({ state: 'waiting' });
  const here = 'epoch' in epoch ? epoch.epoch : '';
  await lab.add(heldEntry([digests[0]!], here));
  expect(told()).toMatchObject({ waiting: 1, filesWaiting: { count: 1, bytes: 1000, changes: 1 } });
  lab = await lab.restart();
  await lab.projector.rebuild(null);
  expect(await lab.cache.handIn(subjectId, changeId)).toEqual({ state: 'waiting' });
  await lab.add(heldEntry([digests[1]!], here));
  expect(told()).toMatchObject({ waiting: 0, received: 1, filesWaiting: null });
  expect(await lab.cache.handIn(subjectId, changeId)).toMatchObject({ state: 'received' });
});
