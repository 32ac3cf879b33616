/** Y21: a device that was loaded anew shows what it is told from then on and what it made itself, and nothing else. */
import { expect, it } from 'vitest';
import { type AssessmentId, newId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
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
import { aChange, aVersion } from '../../test/builders/a-change';

const aParticipant = (familyName: string): Change => {
  const participantId = newId<'Participant'>();
  const about = { number: '4711', givenName: 'Noor', namePrefix: '', group: 'LAS-3A' };
  return aVersion('participant', participantId, {
    participantId,
    familyName,
    birthDate: '2007-05-31',
    ...about,
  });
};

async function familyNames(lab: CacheLab): Promise<readonly string[]> {
  return (await lab.cache.documents('participant')).map(({ document }) => document.familyName).sort();
}

async function aScene(name?: string) {
  const lab = await aCacheLab(name ? { name } : {});
  const [theirs, others] = [newId<'Assessment'>(), newId<'Assessment'>()] as [AssessmentId, AssessmentId];
  const [kept, gone, later] = [aParticipant('Jansen'), aParticipant('Pieterse'), aParticipant('Smit')];
  const [identified, foreign] = [anIdentification(theirs), anIdentification(others)];
  await lab.add(enrolledEntry(newId<'Organisation'>()), await lab.snapshotEntry([[gone, 1]]));
  await lab.add(ownEntry(identified), receiptsEntry([[identified.changeId, 2]]));
  await lab.add(
    pulledEntry([
      [kept, 3],
      [foreign, 4],
    ]),
  );
  const load = await lab.snapshotEntry([[kept, 3]]);
  if (load.kind !== 'first-load') throw new Error('no load');
  const anew: JournalEntry = { ...load, sees: 'some', isAnew: true };
  return { lab, theirs, others, anew, later };
}

it('Y21: what is told no more is gone from registers, streams and rows; what it made itself stays', async () => {
  const { lab, theirs, others, anew, later } = await aScene();
  expect(await familyNames(lab)).toEqual(['Jansen', 'Pieterse']);
  expect(await lab.cache.assessmentEvents(others)).toHaveLength(1);
  await lab.add(anew);
  expect(await familyNames(lab)).toEqual(['Jansen']);
  expect(lab.cache.registers.documents('participant').get()?.stored).toHaveLength(1);
  expect(await lab.cache.assessmentEvents(others)).toEqual([]);
  expect(lab.cache.registers.assessments.get()?.has(others)).toBe(false);
  expect(await lab.cache.assessmentEvents(theirs)).toHaveLength(1);
  expect(lab.cache.registers.handIns.streams.get()?.get(theirs)).toMatchObject({ waiting: 0, received: 1 });
  expect(await lab.database.loads.toCollection().primaryKeys()).toHaveLength(2);
  // What comes behind it is followed upon it.
  await lab.add(pulledEntry([[later, 5]]));
  expect(await familyNames(lab)).toEqual(['Jansen', 'Smit']);
});

it('Y21: it is gone after the view was built anew, too, and at no moment there while it is', async () => {
  const { lab, others, anew } = await aScene();
  await lab.add(anew, ownEntry(aChange({ subjectId: newId() })));
  const seen: number[] = [];
  lab.database.streams.hook('creating', (key) => {
    if (key === others) seen.push(1);
  });
  await lab.projector.rebuild('rows-unreadable');
  await lab.cache.refresh();
  expect([await familyNames(lab), seen]).toEqual([['Jansen'], []]);
  const again = await lab.restart();
  expect(await familyNames(again)).toEqual(['Jansen']);
});

it('Y21: whoever sees everything from now on has a view that is made upon that load', async () => {
  const { lab, anew, later } = await aScene();
  await lab.add(anew);
  const all = await lab.snapshotEntry([[later, 9]]);
  if (all.kind !== 'first-load') throw new Error('no load');
  await lab.add({ ...all, isAnew: true });
  expect(await familyNames(lab)).toEqual(['Smit']);
  expect((await lab.database.state())?.loads).toEqual([all.digest]);
});

it('Y21: says that the view is built anew before a row of it goes, so that screens keep what is being typed', async () => {
  const { lab, anew } = await aScene();
  const toldWhenEmptied: (string | undefined)[] = [];
  lab.database.indexes.hook('deleting', () => void toldWhenEmptied.push(lab.states.at(-1)?.phase));
  await lab.add(anew);
  expect(new Set(toldWhenEmptied)).toEqual(new Set(['rebuilding']));
  expect(lab.states.at(-1)?.phase).toBe('ready');
});

it('Y21: another window says it, too, when it finds another view than it followed', async () => {
  const { lab, anew } = await aScene('loaded-anew-in-two-windows');
  const second = await aCacheLab({
    name: 'loaded-anew-in-two-windows',
    journal: lab.journal,
    builtFor: 'any',
  });
  await lab.add(anew);
  const before = second.states.length;
  await second.projector.catchUp();
  expect(second.states.slice(before).map(({ phase }) => phase)).toEqual(['rebuilding', 'ready']);
});
