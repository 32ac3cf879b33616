/**
 * Y25: what stands in IndexedDB itself of somebody who was erased. Every row is opened with the key of the view, and searched: what
 * the hub told goes when the device loads anew, what was made here when its journal was written anew.
 */
import { expect, it } from 'vitest';
import { type AssessmentId, newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import {
  aCacheLab,
  anIdentification,
  type CacheLab,
  enrolledEntry,
  ownEntry,
  pulledEntry,
  receiptsEntry,
} from '../../test/builders/a-cache-lab';
import { aVersion } from '../../test/builders/a-change';
import { memoryJournal } from '../../test/fakes/memory-journal';
import { createSeal, importCacheKey } from './seal';
import { contentPlace, loadPlace, packPlace, streamPlace } from './seal-places';

const participant = (participantId: string, familyName: string) =>
  aVersion('participant', participantId, {
    ...{ participantId, number: '4711', givenName: 'Noor', namePrefix: '', familyName },
    ...{ birthDate: null, group: '' },
  });

/** Everything that lies there, opened; loads by their digest, because they are deflated. */
async function openEverything({ database }: CacheLab): Promise<string> {
  const seal = createSeal(await importCacheKey(new Uint8Array(32).fill(5)), realWorld);
  const { streams, packs, contents, loads } = database;
  const opened = [
    ...(await streams.toArray()).map((row) => seal.unseal(streamPlace(row.assessmentId), row.sealed)),
    ...(await packs.toArray()).map((row) =>
      seal.unseal(packPlace(row.type, row.pack, row.stamp), row.sealed),
    ),
    ...(await contents.toArray()).map((row) => seal.unseal(contentPlace(row.id), row.sealed)),
  ];
  for (const row of await loads.toArray()) await seal.unseal(loadPlace(row.load, row.part), row.sealed);
  const texts = (await Promise.all(opened)).map((bytes) => new TextDecoder().decode(bytes));
  const others = await Promise.all(
    [database.meta, database.indexes, database.handInGroups].map((t) => t.toArray()),
  );
  return [...texts, JSON.stringify(others), ...(await loads.toArray()).map(({ load }) => load)].join('\n');
}

it('Y25: a name is in no row after the device loaded anew, and what was made here in none after its journal was written anew', async () => {
  const lab = await aCacheLab();
  const [theirs, others] = [newId<'Assessment'>(), newId<'Assessment'>()] as [AssessmentId, AssessmentId];
  const [person, stays] = [newId<'Participant'>(), newId<'Participant'>()];
  const here = anIdentification(theirs, { body: { method: 'identity-document', note: 'Kanarie hier' } });
  const there = anIdentification(others, { body: { method: 'identity-document', note: 'Kanarie daar' } });
  const made = participant(person, 'Kanarie');
  const first = await lab.snapshotEntry([[participant(stays, 'Blijft'), 1]]);
  const before: JournalEntry[] = [
    enrolledEntry(newId<'Organisation'>()),
    first,
    ownEntry(made),
    ownEntry(here),
    receiptsEntry([
      [made.changeId, 2],
      [here.changeId, 3],
    ]),
    pulledEntry([[there, 4]]),
  ];
  for (const entry of before) await lab.add(entry);
  const all = await openEverything(lab);
  expect(all).toContain('Kanarie hier');
  expect(all).toContain('Kanarie daar');

  // The hub erased them; what is left of the person says nothing.
  const load = await lab.snapshotEntry([
    [participant(stays, 'Blijft'), 1],
    [participant(person, ''), 6],
  ]);
  if (load.kind !== 'first-load') throw new Error('no load');
  await lab.add({ ...load, isAnew: true, erasedSeq: 5, mustErase: true });
  const told = await openEverything(lab);
  expect(told).not.toContain('Kanarie daar');
  expect(told).not.toContain('"Kanarie"');
  if (first.kind === 'first-load') expect(told).not.toContain(first.digest);

  const anew = memoryJournal();
  const gone = (change: typeof here): JournalEntry => {
    const { changeId, deviceId, deviceSeq } = change;
    return { kind: 'own-erased', changeId, deviceId, deviceSeq, hash: '', signature: '' };
  };
  const rest = pulledEntry([[participant(stays, 'Blijft'), 7]]);
  await anew.append([before[0]!, gone(made), gone(here), rest]);
  const again = await lab.restart(anew);
  const left = await openEverything(again);
  expect(left).not.toContain('Kanarie');
  const names = (await again.cache.documents('participant')).map(({ document }) => document.familyName);
  expect(names.sort()).toEqual(['Blijft']);
});
