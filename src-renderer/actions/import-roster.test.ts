/** People of another system: one append for all of it, the same again is nothing, and back again while nobody went on. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mostDrafts } from '../../shared/contract/journal-contract';
import { splitQualification } from '../../shared/domain/qualification';
import { mostRows } from '../../shared/formats/read-xlsx-sheet';
import { problem } from '../../shared/kernel/problem';
import { aQualification } from '../../test/builders/a-qualification';
import { anExam, anId } from '../../test/builders/an-exam';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { putWorkersHere } from '../../test/fakes/workers-here';
import { rosterWriteTypes } from '../workers/roster-contract';
import { decideRosterImport, type RosterQuestion } from './decide-roster-import';
import { importRoster } from './import-roster';
import { openRosterFiles } from './open-roster-files';
import { undoPeopleRun } from './undo-people-run';
import { undoRoster } from './undo-roster';

beforeAll(putWorkersHere);

let device: FakeDevice;
beforeEach(() => {
  device = fakeDevice();
});

const people = [
  'Studentnummer;Roepnaam;Voorvoegsels;Achternaam;Geboortedatum;Klas',
  '0012345;Sanne;van der;Berg;3-4-2007;LAS1A',
  '0012346;Yusuf;;Şahin;31-12-2006;LAS1A',
].join('\n');
const asIs: RosterQuestion = { table: null, edits: {}, choices: { meant: {}, left: [], extent: null } };

async function check(text: string, question = asIs) {
  const opened = await openRosterFiles(device.deps, { files: [new File([text], 'klas.csv')] });
  if (!opened.ok) throw new Error(opened.problem.code);
  const { desk } = opened.value;
  const agreed = await decideRosterImport(device.deps, { desk, question });
  if (!agreed.ok) throw new Error(agreed.problem.code);
  return { desk, question, agreed: agreed.value };
}
const bring = async (text: string, question = asIs) =>
  importRoster(device.deps, { ...(await check(text, question)), source: 'klas.csv' });
const all = async <
  T extends 'participant' | 'participant-office' | 'group' | 'group-membership' | 'participation' | 'staff',
>(
  type: T,
) => (await device.deps.cache.documents(type)).map(({ document }) => document);

describe('importRoster', () => {
  it('has room in its one append for every kind of record of every row of the largest table', () => {
    expect(mostDrafts).toBeGreaterThanOrEqual(mostRows * rosterWriteTypes.length);
  });

  it('records people, their group, their places and what is standard (M22) in one append', async () => {
    const { head } = splitQualification(aQualification({ status: 'active', isStandard: true }), null);
    device.put('qualification', head.qualificationId, head);
    const before = device.recorded.length;
    expect((await bring(people)).ok).toBe(true);
    expect(device.recorded.slice(before).map(({ type }) => type)).toEqual([
      ...['group', 'participant', 'participant', 'participant-office', 'participant-office'],
      ...['group-membership', 'group-membership'],
      ...['participation', 'participation'],
      // What takes it back, and that it was done.
      ...['people-run-part', 'people-run'],
    ]);
    expect(await all('participant')).toMatchObject([
      {
        ...{ number: '0012345', givenName: 'Sanne', namePrefix: 'van der', familyName: 'Berg' },
        birthDate: '2007-04-03',
      },
      { number: '0012346', familyName: 'Şahin', birthDate: '2006-12-31' },
    ]);
    expect(await all('participant-office')).toMatchObject([
      { origin: { system: 'table', identifier: '0012345' } },
      { origin: { system: 'table', identifier: '0012346' } },
    ]);
    expect(JSON.stringify(await all('participant'))).not.toContain('origin');
    expect(await all('participation')).toMatchObject([{ reason: 'standard' }, { reason: 'standard' }]);
  });

  it('changes nothing when the same is imported again', async () => {
    await bring(people);
    const before = device.recorded.length;
    const { agreed } = await check(people);
    expect(agreed.participants).toEqual({ unchanged: 2 });
    expect(await bring(people)).toEqual({ ok: false, problem: problem('nothing-to-import') });
    expect(device.recorded.length).toBe(before);
  });

  it('records nothing when the journal refuses', async () => {
    device.failAppends(1, 'before-recording', problem('disk-full'));
    expect((await bring(people)).ok).toBe(false);
    expect(device.recorded).toEqual([]);
  });

  it('records nothing when something else was agreed to than would happen now', async () => {
    const request = await check(people);
    await bring(people);
    const before = device.recorded.length;
    expect(await importRoster(device.deps, request)).toEqual({ ok: false, problem: problem('roster-moved') });
    expect(device.recorded.length).toBe(before);
  });

  it('is for administrators only', async () => {
    const request = await check(people);
    device.put('staff', anId<'Staff'>(8001), {
      ...{ staffId: anId<'Staff'>(8001), name: 'Marco de Wit', jobTitle: '', roles: ['examiner'] },
      independent: true,
    });
    device.signIn(anId<'Staff'>(8001));
    const result = await importRoster(device.deps, request);
    expect(!result.ok && result.problem.code).toBe('administrator-needed');
  });

  it('a group that a table names beside nobody who goes along is not made, and signs that turn letters round are no name', async () => {
    const text = [
      ...people.split('\n').slice(0, 2),
      '0012399;Bo;;\u202eB\u00aderg\u202c;31-2-2007;LAS9Z',
    ].join('\n');
    await bring(text);
    expect((await all('group')).map(({ name }) => name)).toEqual(['LAS1A']);
    await bring(text.replace('31-2-2007', '28-2-2007'));
    expect((await all('group')).map(({ name }) => name)).toEqual(['LAS1A', 'LAS9Z']);
    expect((await all('participant')).at(-1)?.familyName).toBe('Berg');
  });

  it('a cell that is put right brings whoever waited for it', async () => {
    const wrong = people.replace('3-4-2007', '31-2-2007');
    expect((await check(wrong)).agreed.participants).toEqual({ waiting: 1, new: 1 });
    const edits = {
      [JSON.stringify(['klas.csv', 2, 'Geboortedatum'])]: { was: '31-2-2007', text: '28-2-2007' },
    };
    await bring(wrong, { ...asIs, edits });
    expect((await all('participant')).map(({ birthDate }) => birthDate)).toEqual([
      '2007-02-28',
      '2006-12-31',
    ]);
  });

  it('a whole file puts whoever it has no more in the archive, and nobody who came by hand', async () => {
    device.put('participant', anId<'Participant'>(70), {
      ...{ participantId: anId<'Participant'>(70), number: '9', givenName: 'Bea', namePrefix: '' },
      ...{ familyName: 'Hand', birthDate: null, group: '' },
    });
    await bring(people);
    const one = people.split('\n').slice(0, 2).join('\n');
    await bring(one, { ...asIs, choices: { ...asIs.choices, extent: 'bulk' } });
    const gone = (await all('participant')).filter(({ inactiveSince }) => inactiveSince);
    expect(gone.map(({ familyName }) => familyName)).toEqual(['Şahin']);
    const ended = (await all('group-membership')).filter(({ until }) => until !== null);
    expect(ended.map(({ participantId }) => participantId)).toEqual(
      gone.map(({ participantId }) => participantId),
    );
  });
});

describe('undoRoster', () => {
  it('takes all of it back in one append, and the next import finds the same people again', async () => {
    const { head } = splitQualification(aQualification({ status: 'active', isStandard: true }), null);
    device.put('qualification', head.qualificationId, head);
    const imported = await bring(people);
    if (!imported.ok) throw new Error(imported.problem.code);
    const ids = (await all('participant')).map(({ participantId }) => participantId);
    expect(await undoRoster(device.deps, imported.value)).toMatchObject({ ok: true, value: { left: 0 } });
    expect((await all('participant')).every(({ isRemoved }) => isRemoved)).toBe(true);
    expect((await all('group')).every(({ isRemoved }) => isRemoved)).toBe(true);
    expect((await all('group-membership')).every(({ from, until }) => from === until)).toBe(true);
    expect((await all('participation')).map(({ linkedAt, endedAt }) => endedAt === linkedAt)).toEqual([
      true,
      true,
    ]);
    // Found again by it, and nothing else of them is kept for the office.
    expect(await all('participant-office')).toEqual([
      { participantId: ids[0], origin: { system: 'table', identifier: '0012345' } },
      { participantId: ids[1], origin: { system: 'table', identifier: '0012346' } },
    ]);
    expect((await bring(people)).ok).toBe(true);
    const again = await all('participant');
    expect(again.map(({ participantId, isRemoved }) => [participantId, isRemoved])).toEqual(
      ids.map((id) => [id, false]),
    );
  });

  it('gives back what was changed', async () => {
    await bring(people);
    const before = await all('participant');
    const changed = await bring(
      people.replace('Sanne', 'Sanna').replace('Klas', 'E-mailadres').replace(';LAS1A', ';s@example.nl'),
    );
    if (!changed.ok) throw new Error(changed.problem.code);
    expect((await all('participant'))[0]?.givenName).toBe('Sanna');
    expect((await all('participant-office'))[0]?.email).toBe('s@example.nl');
    await undoRoster(device.deps, changed.value);
    expect(await all('participant')).toEqual(before);
    expect((await all('participant-office'))[0]?.email).toBeUndefined();
  });

  it('is taken back from the list of what was done, when the program was started anew', async () => {
    await bring(people);
    const before = await all('participant');
    await bring(people.replace('Sanne', 'Sanna'));
    const runs = (await device.deps.cache.documents('people-run')).map(({ document }) => document);
    expect(runs.map(({ kind, count, source }) => [kind, count, source])).toEqual([
      ['import', 2, 'klas.csv'],
      ['import', 1, 'klas.csv'],
    ]);
    const [first, second] = runs;
    // The first one is not taken back under the second.
    const early = await undoPeopleRun(device.deps, { runId: first!.runId });
    expect(early).toEqual({ ok: false, problem: problem('import-undo-too-late', { count: 1 }) });
    expect((await undoPeopleRun(device.deps, { runId: second!.runId })).ok).toBe(true);
    expect(await all('participant')).toEqual(before);
  });

  it('takes nothing back once an exam is planned for one of them', async () => {
    const imported = await bring(people);
    if (!imported.ok) throw new Error(imported.problem.code);
    const exam = anExam();
    const [one] = await all('participant');
    const [candidate] = exam.candidates;
    if (!one || !candidate) throw new Error('nobody');
    device.putExam({ ...exam, candidates: [{ ...candidate, participantId: one.participantId }] });
    const before = device.recorded.length;
    const refused = await undoRoster(device.deps, imported.value);
    expect(refused).toEqual({ ok: false, problem: problem('import-undo-too-late', { count: 1 }) });
    expect(device.recorded.length).toBe(before);
  });
});
