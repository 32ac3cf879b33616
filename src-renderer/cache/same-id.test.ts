/** A participant and what the office keeps of them are two documents under one id: each follows its own receipts. */
import { expect, it } from 'vitest';
import { type ChangeId, newId } from '../../shared/kernel/ids';
import {
  aCacheLab,
  enrolledEntry,
  ownEntry,
  pulledEntry,
  receiptsEntry,
  refusedEntry,
} from '../../test/builders/a-cache-lab';
import { aVersion } from '../../test/builders/a-change';

it('Y21: what the office said last of somebody stands after the device was loaded anew, although it also made them', async () => {
  const lab = await aCacheLab();
  const id = newId<'Participant'>();
  const known = { participantId: id, number: '1', givenName: '', namePrefix: '', familyName: 'Vast' };
  const person = aVersion('participant', id, { ...known, birthDate: null, group: '' });
  const office = { participantId: id, diplomaDate: '2019-01-31' };
  const first = aVersion('participant-office', id, office);
  const frozen = { since: '2026-01-01T00:00:00.000Z', ground: 'objection' };
  const held = { ...aVersion('participant-office', id, { ...office, frozen }), upon: first.changeId };
  await lab.add(enrolledEntry(newId<'Organisation'>()));
  const made = [person, first, held];
  for (const [at, one] of made.entries())
    await lab.add(ownEntry(one), receiptsEntry([[one.changeId, at + 1]]));
  const load = await lab.snapshotEntry([
    [person, 1],
    [held, 3],
  ]);
  await lab.add({ ...load, isAnew: true } as never);
  expect(await lab.cache.handIn(id, held.changeId)).toMatchObject({ state: 'received' });
  expect((await lab.cache.document('participant-office', id))?.document.frozen).toEqual(frozen);
});

it('a version of the office that the hub refused is brought together with the one that came first', async () => {
  const lab = await aCacheLab();
  const id = newId<'Participant'>();
  const known = { participantId: id, number: '1', givenName: '', namePrefix: '', familyName: 'Vast' };
  const person = aVersion('participant', id, { ...known, birthDate: null, group: '' });
  const first = aVersion('participant-office', id, { participantId: id, email: 'a@roc.example' });
  const theirs = {
    ...aVersion('participant-office', id, { participantId: id, email: 'b@roc.example' }),
    upon: first.changeId,
  };
  const mine = {
    ...aVersion('participant-office', id, { participantId: id, email: 'c@roc.example' }),
    upon: first.changeId,
  };
  await lab.add(enrolledEntry(newId<'Organisation'>()));
  for (const [at, one] of [person, first].entries())
    await lab.add(ownEntry(one), receiptsEntry([[one.changeId, at + 1]]));
  await lab.add(ownEntry(mine));
  expect(await lab.cache.mergesAwaited()).toBe(0);
  // The hub refuses first, and tells afterwards what came before: on a slow line that is a while.
  await lab.add(refusedEntry(mine.changeId));
  expect([await lab.cache.mergeTasks(), await lab.cache.mergesAwaited()]).toEqual([[], 1]);
  await lab.add(pulledEntry([[theirs, 3]]));
  expect(await lab.cache.mergesAwaited()).toBe(0);
  expect((await lab.cache.document('participant-office', id))?.document.email).toBe('b@roc.example');
  const tasks = await lab.cache.mergeTasks();
  expect(tasks).toMatchObject([
    {
      type: 'participant-office',
      displaced: { email: 'c@roc.example' },
      standing: { email: 'b@roc.example' },
    },
  ]);
  expect(await lab.cache.mergeTasks(id)).toEqual(tasks);
  expect(await lab.cache.mergeTasks(newId<'Participant'>())).toEqual([]);
});

it.each([
  ['received', (id: ChangeId) => receiptsEntry([[id, 2]])],
  ['refused', (id: ChangeId) => refusedEntry(id)],
])(
  'what the office keeps of somebody is read together with the hub’s word on it, %s: they stay',
  async (state, word) => {
    const lab = await aCacheLab();
    const id = newId<'Participant'>();
    const known = { participantId: id, number: '1', givenName: '', namePrefix: '', familyName: 'Vast' };
    const person = aVersion('participant', id, { ...known, birthDate: null, group: '' });
    const office = aVersion('participant-office', id, { participantId: id, diplomaDate: '2019-01-31' });
    await lab.add(enrolledEntry(newId<'Organisation'>()));
    await lab.add(ownEntry(person), receiptsEntry([[person.changeId, 1]]));
    await lab.add(ownEntry(office), word(office.changeId));
    expect((await lab.cache.document('participant', id))?.document.familyName).toBe('Vast');
    expect((await lab.cache.handIn(id, office.changeId))?.state).toBe(state);
  },
);

it('that somebody is held stands when their name is changed and received at once, on a device that held them and did not make them', async () => {
  const lab = await aCacheLab();
  const id = newId<'Participant'>();
  const known = { participantId: id, number: '1', givenName: '', namePrefix: '', birthDate: null, group: '' };
  const person = aVersion('participant', id, { ...known, familyName: 'Vast' });
  const frozen = { since: '2026-01-01T00:00:00.000Z', ground: 'objection' };
  const held = aVersion('participant-office', id, { participantId: id, frozen });
  const named = {
    ...aVersion('participant', id, { ...known, familyName: 'Los' }),
    upon: person.changeId,
  };
  await lab.add(enrolledEntry(newId<'Organisation'>()), await lab.snapshotEntry([[person, 1]]));
  await lab.add(ownEntry(held), receiptsEntry([[held.changeId, 2]]));
  await lab.add(ownEntry(named), receiptsEntry([[named.changeId, 3]]));
  expect((await lab.cache.document('participant-office', id))?.document.frozen).toEqual(frozen);
  expect((await lab.cache.document('participant', id))?.document.familyName).toBe('Los');
});
