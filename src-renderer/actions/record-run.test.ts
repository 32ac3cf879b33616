/** What one Run does to many: piece by piece, nothing twice, and taken back as long as nobody went on. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Participant } from '../../shared/records/participant';
import type { Participation } from '../../shared/records/participation';
import { aHead } from '../../test/builders/a-qualification';
import { anId } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { archiveParticipants } from './archive-participants';
import { groupParticipants } from './group-participants';
import { linkParticipants, unlinkParticipants } from './link-participants';
import { loadStandingParticipants } from './load-standing-participants';
import { keepApart, mergeParticipants, takeApart } from './merge-participants';
import { addGroup } from './save-group';
import { addParticipant, changeParticipant, newDetails } from './save-participant';
import { undoPeopleRun } from './undo-people-run';
import { undoRun } from './undo-run';

const qualificationId = anId<'Qualification'>(11);
const ids = Array.from({ length: 450 }, (_, at) => anId<'Participant'>(20_000 + at));
const person = (at: number, more: Partial<Participant> = {}): Participant => ({
  ...{ participantId: ids[at]!, number: `${at}`, givenName: 'Sam', namePrefix: '', familyName: `Naam ${at}` },
  ...{ birthDate: null, group: '', ...more },
});

let device: FakeDevice;
beforeEach(() => {
  device = fakeDevice();
  for (const at of ids.keys()) device.put('participant', ids[at]!, person(at));
});
const links = async (): Promise<readonly Participation[]> =>
  (await device.deps.cache.documents('participation')).map(({ document }) => document);
const linked = async (): Promise<number> => (await links()).filter(({ endedAt }) => endedAt === null).length;
const everybody = { participantIds: ids, qualificationIds: [qualificationId] };

describe('M57 linking many in one Run', () => {
  it('records piece after piece, says how far it is, and does nothing the second time', async () => {
    const told: number[] = [];
    value(await linkParticipants(device.deps, { ...everybody, onProgress: (done) => told.push(done) }));
    expect(told).toEqual([200, 400, 450]);
    expect(await linked()).toBe(450);
    const before = device.recorded.length;
    value(await linkParticipants(device.deps, everybody));
    expect(device.recorded.length).toBe(before);
  });

  it('stops where the journal refuses, says so, keeps what is recorded, and goes on from there', async () => {
    const stop = (done: number): void => {
      if (done === 200) device.failAppends(1, 'before-recording');
    };
    const first = value(await linkParticipants(device.deps, { ...everybody, onProgress: stop }));
    expect(first.stopped?.code).toBe('host-unreachable');
    expect([first.undo.steps.length, await linked()]).toEqual([200, 200]);
    value(await linkParticipants(device.deps, everybody));
    expect(await linked()).toBe(450);
  });

  it('is taken back as if it never was, and leaves alone what somebody went on from', async () => {
    const { undo } = value(await linkParticipants(device.deps, everybody));
    value(await unlinkParticipants(device.deps, { ...everybody, participantIds: ids.slice(0, 3) }));
    const undone = value(await undoRun(device.deps, { undo }));
    expect([undone.undone, undone.left, await linked()]).toEqual([447, 3, 0]);
    expect((await links()).filter(({ linkedAt, endedAt }) => linkedAt === endedAt)).toHaveLength(447);
  });

  it('five thousand of twenty thousand are linked in one Run, nobody else and nobody twice, and it is undone by what is recorded', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => anId<'Participant'>(1_000_000 + at));
    for (const [at, participantId] of many.entries())
      device.put('participant', participantId, { ...person(0), participantId, number: `N${at}` });
    const participantIds = many.filter((_, at) => at % 4 === 1);
    // Some were linked before, and stay so.
    const before = participantIds.slice(0, 40);
    value(await linkParticipants(device.deps, { ...everybody, participantIds: before }));
    const told: number[] = [];
    const asked = { ...everybody, participantIds, onProgress: (done: number) => told.push(done) };
    const { undo, stopped } = value(await linkParticipants(device.deps, asked));
    expect([stopped, undo.steps.length, told.at(-1), told.length]).toEqual([null, 4960, 4960, 25]);
    const whom = async () =>
      (await links()).filter(({ endedAt }) => endedAt === null).map((link) => link.participantId);
    expect((await whom()).toSorted()).toEqual(participantIds);
    // One Run stands in the list, and its parts are as many as are recorded.
    const [, run] = (await device.deps.cache.documents('people-run')).map(({ document }) => document);
    expect(run).toMatchObject({ runId: undo.runId, kind: 'link', count: 4960, rest: 0 });
    expect(value(await undoPeopleRun(device.deps, { runId: run!.runId }))).toEqual({
      ...{ undone: 4960, left: 0, stayed: [], stopped: null },
    });
    expect((await whom()).toSorted()).toEqual(before);
  });

  it('is for administrators', async () => {
    device.put('staff', anId<'Staff'>(8001), {
      ...{ staffId: anId<'Staff'>(8001), name: 'Joke', jobTitle: '', independent: true },
      roles: ['examiner'],
    });
    device.signIn(anId<'Staff'>(8001));
    expect(await linkParticipants(device.deps, everybody)).toMatchObject({
      problem: { code: 'administrator-needed' },
    });
  });
});

it('M59 unlinking ends links, says who and when, changes no exam, and its undo links again', async () => {
  value(await linkParticipants(device.deps, { ...everybody, participantIds: ids.slice(0, 2) }));
  const { undo } = value(await unlinkParticipants(device.deps, everybody));
  expect(await linked()).toBe(0);
  expect((await links()).map(({ endedBy }) => endedBy)).toEqual([anId(8000), anId(8000)]);
  expect(device.recorded.map(({ type }) => type)).not.toContain('exam');
  value(await undoRun(device.deps, { undo }));
  expect(await linked()).toBe(2);
});

describe('what was done stands in a list, and is taken back from there', () => {
  const runs = async () => (await device.deps.cache.documents('people-run')).map(({ document }) => document);

  it('says what, by whom and how many, in the appends in which it is done, without a name or number', async () => {
    value(await linkParticipants(device.deps, everybody));
    expect(await runs()).toMatchObject([{ kind: 'link', by: anId(8000), count: 450, rest: 0 }]);
    // A part and how far it is with each piece: 200, 200 and 50.
    expect(device.recorded.map(({ type }) => type).filter((type) => type === 'people-run-part')).toHaveLength(
      3,
    );
    const parts = await device.deps.cache.documents('people-run-part');
    expect(JSON.stringify(parts)).not.toMatch(/Naam|Sam/);
  });

  it('is taken back by what is recorded alone, and is told as taken back, with what stayed and of whom', async () => {
    value(await archiveParticipants(device.deps, { participantIds: ids.slice(0, 300), isArchived: true }));
    const details = { ...newDetails, givenName: 'Sam', familyName: 'Anders', number: '7' };
    value(await changeParticipant(device.deps, { participantId: ids[7]!, details }));
    const [run] = await runs();
    const undone = value(await undoPeopleRun(device.deps, { runId: run!.runId }));
    expect(undone).toEqual({ undone: 299, left: 1, stayed: [ids[7]], stopped: null });
    const stored = (await device.deps.cache.documents('participant')).map(({ document }) => document);
    expect(stored.filter(({ inactiveSince }) => inactiveSince).map((one) => one.participantId)).toEqual([
      ids[7],
    ]);
    expect((await runs()).find(({ kind }) => kind === 'undo')).toMatchObject({
      ...{ undoes: run!.runId, count: 299, rest: 0, left: 1, parts: run!.parts },
    });
  });

  it('what came later is taken back first or last: nobody went on from what an undo brought back', async () => {
    const participantIds = ids.slice(0, 3);
    value(await archiveParticipants(device.deps, { participantIds, isArchived: true }));
    value(await archiveParticipants(device.deps, { participantIds, isArchived: false }));
    value(await archiveParticipants(device.deps, { participantIds, isArchived: true }));
    const all = (await runs()).map(({ runId }) => runId);
    for (const runId of all.toReversed()) {
      const undone = value(await undoPeopleRun(device.deps, { runId }));
      expect(undone).toEqual({ undone: 3, left: 0, stayed: [], stopped: null });
    }
    const stored = await device.deps.cache.document('participant', ids[0]!);
    expect(stored?.document.inactiveSince ?? null).toBeNull();
    // Whoever tries the first one first is told that it stays, and takes it back once the later one is.
    const first = value(await linkParticipants(device.deps, { ...everybody, participantIds }));
    value(await unlinkParticipants(device.deps, { ...everybody, participantIds }));
    const later = (await runs()).find(({ kind }) => kind === 'unlink')!;
    const tried = value(await undoPeopleRun(device.deps, { runId: first.undo.runId! }));
    expect(tried).toMatchObject({ undone: 0, left: 3 });
    expect((await runs()).find(({ undoes }) => undoes === first.undo.runId)).toMatchObject({
      count: 0,
      left: 3,
    });
    value(await undoPeopleRun(device.deps, { runId: later.runId }));
    expect(value(await undoPeopleRun(device.deps, { runId: first.undo.runId! })).undone).toBe(3);
    expect(await linked()).toBe(0);
  });

  it('somebody who goes on from what an undo brought back is not overruled', async () => {
    const participantIds = ids.slice(0, 2);
    value(await archiveParticipants(device.deps, { participantIds, isArchived: true }));
    value(await archiveParticipants(device.deps, { participantIds, isArchived: false }));
    const [first, second] = await runs();
    value(await undoPeopleRun(device.deps, { runId: second!.runId }));
    const details = { ...newDetails, givenName: 'Sam', familyName: 'Anders', number: '0' };
    value(await changeParticipant(device.deps, { participantId: ids[0]!, details }));
    expect(value(await undoPeopleRun(device.deps, { runId: first!.runId }))).toMatchObject({
      ...{ undone: 1, left: 1, stayed: [ids[0]] },
    });
  });

  it('one that stopped half-way says what it did not do, and goes back as far as it came', async () => {
    const stop = (done: number): void => {
      if (done === 200) device.failAppends(1, 'before-recording');
    };
    value(await linkParticipants(device.deps, { ...everybody, onProgress: stop }));
    const [run] = await runs();
    expect(run).toMatchObject({ count: 200, rest: 250 });
    expect(value(await undoPeopleRun(device.deps, { runId: run!.runId })).undone).toBe(200);
    expect(await linked()).toBe(0);
  });
});

describe('adding by hand', () => {
  it('is not taken back once somebody went on with them: they stay with all that came along', async () => {
    device.put(
      'qualification',
      qualificationId,
      aHead({ qualificationId, isStandard: true, status: 'active' }),
    );
    const add = async (number: string) =>
      value(
        await addParticipant(device.deps, { ...newDetails, familyName: 'Smit', number, email: 's@x.nl' }),
      );
    const [linkedOn, grouped, changed, joined] = [
      await add('9001'),
      await add('9002'),
      await add('9003'),
      await add('9004'),
    ];
    const other = anId<'Qualification'>(12);
    value(
      await linkParticipants(device.deps, {
        ...{ participantIds: [linkedOn.participantId], qualificationIds: [other] },
      }),
    );
    const to = value(await addGroup(device.deps, { name: 'LAS1A', schoolYear: '', examinerId: null }));
    const day = '2026-11-27';
    value(
      await groupParticipants(device.deps, {
        participantIds: [grouped.participantId],
        to,
        leave: 'none',
        day,
      }),
    );
    const details = { ...newDetails, familyName: 'Smits', number: '9003', email: 's@x.nl' };
    value(await changeParticipant(device.deps, { participantId: changed.participantId, details }));
    value(
      await mergeParticipants(device.deps, {
        ...{ staysId: joined.participantId, goesId: ids[3]!, choices: {} },
      }),
    );
    for (const { undo, participantId } of [linkedOn, grouped, changed, joined]) {
      const before = device.recorded.length;
      const undone = value(await undoRun(device.deps, { undo }));
      expect([undone.undone, undone.stayed]).toEqual([0, [participantId]]);
      expect(device.recorded.length).toBe(before);
    }
  });

  it('M22 gives the standard links in the same append, and nothing to those who are here', async () => {
    device.put(
      'qualification',
      qualificationId,
      aHead({ qualificationId, isStandard: true, status: 'active' }),
    );
    const added = value(
      await addParticipant(device.deps, { ...newDetails, givenName: ' Sanne ', number: '9001' }),
    );
    expect(device.recorded.map(({ type }) => type)).toEqual(['participant', 'participation']);
    expect(await links()).toMatchObject([{ participantId: added.participantId, reason: 'standard' }]);
    value(await undoRun(device.deps, { undo: added.undo }));
    expect(await linked()).toBe(0);
    const stored = await device.deps.cache.document('participant', added.participantId);
    expect(stored?.document).toMatchObject({ givenName: 'Sanne', isRemoved: true });
  });

  it('refuses a number of somebody else, nobody at all, and what is no address', async () => {
    const add = async (more: object) =>
      await addParticipant(device.deps, { ...newDetails, familyName: 'Smit', ...more });
    expect(await add({ number: '00 7' })).toMatchObject({ problem: { code: 'participant-number-taken' } });
    expect(await add({ familyName: ' ' })).toMatchObject({ problem: { code: 'participant-name-missing' } });
    expect(await add({ email: 'smit' })).toMatchObject({ problem: { code: 'email-invalid' } });
    expect(device.recorded).toEqual([]);
  });

  it('changes only what was changed', async () => {
    const details = { ...newDetails, number: '5', givenName: 'Sam', familyName: 'Anders' };
    value(await changeParticipant(device.deps, { participantId: ids[5]!, details }));
    expect(device.recorded).toHaveLength(1);
    value(await changeParticipant(device.deps, { participantId: ids[5]!, details }));
    expect(device.recorded).toHaveLength(1);
  });

  it('writes what only the office needs apart: the record that goes to examiners holds none of it', async () => {
    const apart = { email: 'sam@example.nl', diplomaDate: '2027-07-02' };
    const details = { ...newDetails, givenName: 'Sam', familyName: 'Anders', ...apart };
    const added = value(await addParticipant(device.deps, details));
    expect(device.recorded.map(({ type }) => type)).toEqual(['participant', 'participant-office']);
    const { participantId } = added;
    const [first, office] = device.recorded;
    expect(JSON.stringify(first?.body)).not.toMatch(/sam@example|2027|office/);
    expect(office?.body).toEqual({ participantId, ...apart });
    // Another address is no version of the participant, and a cleared one is gone.
    value(await changeParticipant(device.deps, { participantId, details: { ...details, email: '' } }));
    expect(device.recorded.slice(2).map(({ type }) => type)).toEqual(['participant-office']);
    value(await keepApart(device.deps, { oneId: participantId, otherId: ids[0]! }));
    const stored = await device.deps.cache.document('participant-office', participantId);
    expect(stored?.document).toMatchObject({ email: '', distinctFrom: [ids[0]] });
    expect(device.recorded.filter(({ type }) => type === 'participant')).toHaveLength(1);
  });
});

it('what an undo took back before it stopped is not told as changed by somebody when it is pressed again', async () => {
  const participantIds = ids.slice(0, 3);
  const { undo } = value(await archiveParticipants(device.deps, { participantIds, isArchived: true }));
  value(await undoRun(device.deps, { undo: { ...undo, steps: undo.steps.slice(0, 1) } }));
  expect(value(await undoRun(device.deps, { undo }))).toMatchObject({ undone: 2, left: 0, stopped: null });
});

it('the archive takes those that are not there, and gives them back', async () => {
  const participantIds = ids.slice(0, 3);
  const { undo } = value(await archiveParticipants(device.deps, { participantIds, isArchived: true }));
  expect(undo.steps).toHaveLength(3);
  const again = value(
    await archiveParticipants(device.deps, { participantIds: ids.slice(0, 4), isArchived: true }),
  );
  expect(again.undo.steps).toHaveLength(1);
  value(await undoRun(device.deps, { undo }));
  const stored = await device.deps.cache.document('participant', ids[0]!);
  expect(stored?.document.inactiveSince ?? null).toBeNull();
});

it('a group is made once per year and name, and people are put in it from a day on, with the way back', async () => {
  const fields = { name: ' LAS-3A ', schoolYear: '2026-2027', examinerId: null };
  const to = value(await addGroup(device.deps, fields));
  expect(await addGroup(device.deps, { ...fields, name: 'las-3a' })).toMatchObject({
    problem: { code: 'group-name-taken' },
  });
  const put = { participantIds: ids.slice(0, 2), to, leave: 'others' as const, day: '2026-11-27' };
  const { undo } = value(await groupParticipants(device.deps, put));
  expect(value(await groupParticipants(device.deps, put)).undo.steps).toEqual([]);
  value(await undoRun(device.deps, { undo }));
  const spans = (await device.deps.cache.documents('group-membership')).map(({ document }) => document);
  expect(spans.map(({ from, until }) => from === until)).toEqual([true, true]);
});

it('two become one by choice, in one append; the links of both count, and they can be taken apart', async () => {
  const [staysId, goesId] = [ids[0]!, ids[1]!];
  value(
    await linkParticipants(device.deps, { participantIds: [goesId], qualificationIds: [qualificationId] }),
  );
  value(await mergeParticipants(device.deps, { staysId, goesId, choices: { familyName: 'goes' } }));
  const stays = await device.deps.cache.document('participant', staysId);
  expect(stays?.document.familyName).toBe('Naam 1');
  const again = { participantIds: [staysId], qualificationIds: [qualificationId] };
  expect(value(await linkParticipants(device.deps, again)).undo.steps).toEqual([]);
  value(await takeApart(device.deps, { participantId: goesId }));
  expect(value(await linkParticipants(device.deps, again)).undo.steps).toHaveLength(1);
});

it('M53 an exam names the group of somebody who was merged as the list does: whichever of the two was put in it', async () => {
  const to = value(await addGroup(device.deps, { name: 'LAS1A', schoolYear: '', examinerId: null }));
  const day = '2020-01-01';
  value(await groupParticipants(device.deps, { participantIds: [ids[1]!], to, leave: 'none', day }));
  value(await mergeParticipants(device.deps, { staysId: ids[0]!, goesId: ids[1]!, choices: {} }));
  const standing = await loadStandingParticipants(device.deps);
  const [person] = value(standing([ids[0]!], { plannedAt: '2026-11-25T08:00:00.000Z' }));
  expect(person).toMatchObject({ participantId: ids[0]!, group: 'LAS1A' });
});
