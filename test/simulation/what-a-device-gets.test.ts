/**
 * Two examiners' tablets and the office at a real hub: what each is told, what its page can read of it, and that an exam
 * which goes from one to the other takes nothing of what was marked along.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AssessmentId, type ExamId, newId } from '../../shared/kernel/ids';
import { type Change, type Draft, readChange } from '../../shared/protocol/change';
import { documentRecords } from '../../shared/records/all-records';
import type { DeviceAccess } from '../../shared/records/device-access';
import { examDefinitionRecord } from '../../shared/records/exam-definition';
import { applyDeviceAccess } from '../../src-hub/accounts/device-access';
import { workOutSight } from '../../src-hub/sight/work-out-sight';
import { toldEntry } from '../../src-main/services/told-entries';
import { aMarkDraft } from '../builders/a-draft';
import { readLoadFile } from '../builders/a-load-file';
import { anExam, recordsOf } from '../builders/an-exam';
import { aDevice, type TestDevice, type TestDeviceOptions } from '../hub/a-device';
import { aPerson, aStaffMember, sayAsHub } from '../hub/a-person';
import { aSigner } from '../hub/a-signer';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab } from '../hub/hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const birthDate = '2007-05-31';

async function changesIn(device: TestDevice, hubSince: number): Promise<readonly Change[]> {
  const texts: { readonly text: string }[] = [];
  for (const [index, entry] of device.journal.entries().entries()) {
    const told = toldEntry({ position: index + 1, entry }, hubSince).entry;
    if (told.kind === 'own') texts.push(told.change);
    if (told.kind === 'pulled') texts.push(...told.changes);
    if (told.kind !== 'first-load') continue;
    const body = await device.bodies.get(told.digest);
    if (body.ok) texts.push(...(await readLoadFile(body.value)).changes);
  }
  return texts.flatMap((text) => readChange(text) ?? []);
}
/** What lies in its journal, sealed or not. */
const everythingOn = (device: TestDevice) => changesIn(device, 1);
/** What a page of it can read. */
function toldOn(device: TestDevice) {
  const isAnew = (entry: (typeof entries)[number]) => entry.kind === 'first-load' && entry.isAnew === true;
  const entries = device.journal.entries();
  return changesIn(device, Math.max(1, entries.findLastIndex(isAnew) + 1));
}
const isAbout = (changes: readonly Change[], ...subjects: readonly string[]): readonly boolean[] =>
  subjects.map((subject) => changes.some(({ subjectId }) => subjectId === subject));
const saysBirthDate = (changes: readonly Change[]): boolean => JSON.stringify(changes).includes(birthDate);

async function aCentre() {
  const connection = await lab.freshDatabase();
  const hub = await aHub(connection, { sight: workOutSight });
  const organisationId = await anOrganisation(hub.store);
  const join = async (staffId?: Parameters<typeof aPerson>[3], options?: TestDeviceOptions) => {
    const device = await aDevice(options);
    await device.enrol(hub.url, await aCode(hub.store, organisationId));
    await device.sync().syncNow();
    const signer = { ...aSigner(organisationId), deviceId: device.deviceId };
    if (staffId) await aPerson(hub.store, signer, ['examiner'], staffId);
    return device;
  };
  const [joke, pim] = [
    await aStaffMember(hub.store, organisationId, ['examiner']),
    await aStaffMember(hub.store, organisationId, ['examiner']),
  ];
  const [jokes, pims] = [await join({ staffId: joke.staffId }), await join({ staffId: pim.staffId })];
  const [examId, participantId, assessmentId] = [
    newId<'Exam'>(),
    newId<'Participant'>(),
    newId<'Assessment'>(),
  ];
  const { planned, definition } = recordsOf(anExam({ examId }));
  const participant = { participantId, number: '1', givenName: 'Noor', namePrefix: '', familyName: 'Jansen' };
  const plan = (examinerId: string) => ({
    record: documentRecords.exam,
    subjectId: examId,
    body: {
      ...planned,
      candidates: [{ ...planned.candidates[0]!, participantId, birthDate }],
      assessments: [{ ...planned.assessments[0]!, assessmentId, participantId, examinerId }],
    },
  });
  await sayAsHub(hub.store, organisationId, [
    {
      record: documentRecords.participant,
      subjectId: participantId,
      body: { ...participant, birthDate, group: '' },
    },
    { record: examDefinitionRecord, subjectId: planned.definitionDigest, body: definition },
  ]);
  const assign = ({ staffId }: { readonly staffId: string }) =>
    sayAsHub(hub.store, organisationId, [plan(staffId)]);
  const round = async (...devices: readonly TestDevice[]) => {
    for (const device of devices)
      expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
  };
  const mark = (): Draft => aMarkDraft({ subjectId: assessmentId as AssessmentId, examId: examId as ExamId });
  const subjects = [examId, participantId, planned.definitionDigest] as const;
  return {
    connection,
    hub,
    organisationId,
    joke,
    pim,
    jokes,
    pims,
    join,
    assign,
    round,
    mark,
    subjects,
    assessmentId,
    plan,
  };
}

test('H43, Y21: an exam goes from one tablet to the other; no birth date stands where nobody needs it', async () => {
  const { joke, pim, jokes, pims, assign, round, subjects } = await aCentre();
  await round(jokes, pims);
  await assign(joke);
  await round(jokes, pims);
  expect(isAbout(await toldOn(jokes), ...subjects)).toEqual([true, true, true]);
  expect([saysBirthDate(await everythingOn(jokes)), saysBirthDate(await everythingOn(pims))]).toEqual([
    true,
    false,
  ]);

  await assign(pim);
  await round(jokes, pims);
  expect(isAbout(await toldOn(pims), ...subjects)).toEqual([true, true, true]);
  expect(isAbout(await toldOn(jokes), ...subjects)).toEqual([false, false, false]);
  expect(saysBirthDate(await toldOn(jokes))).toBe(false);
  // Sealed away, and not thrown away: the hub may lose it yet.
  expect(saysBirthDate(await everythingOn(jokes))).toBe(true);
  await jokes.restart();
  await round(jokes);
  expect(saysBirthDate(await toldOn(jokes))).toBe(false);
});

test('H43, Y21: what was marked stays with whoever marked it, also when the exam was given to another before it came in', async () => {
  const { joke, pim, jokes, pims, assign, round, mark, subjects, assessmentId } = await aCentre();
  await assign(joke);
  await round(jokes, pims);
  await jokes.record([mark(), mark()]);
  await assign(pim);
  await round(pims, jokes, pims);
  for (const device of [jokes, pims])
    expect(isAbout(await toldOn(device), ...subjects, assessmentId)).toEqual([true, true, true, true]);
  const marks = (changes: readonly Change[]) =>
    new Set(changes.filter((c) => c.type === 'mark-given').map((c) => c.changeId));
  expect(marks(await toldOn(pims))).toEqual(marks(await toldOn(jokes)));
});

test('H44, Y22: whoever comes to see everything is loaded anew with it, and with less when that ends', async () => {
  const { hub, organisationId, joke, pim, jokes, pims, assign, round, subjects } = await aCentre();
  await assign(joke);
  await round(jokes, pims);
  await aStaffMember(hub.store, organisationId, ['administrator'], { staffId: pim.staffId });
  await round(pims);
  expect(isAbout(await toldOn(pims), ...subjects)).toEqual([true, true, true]);
  await aStaffMember(hub.store, organisationId, ['examiner'], { staffId: pim.staffId });
  await round(pims);
  expect(saysBirthDate(await toldOn(pims))).toBe(false);
});

test('H43, Y23: a device that was shut out and is let in again gets nothing for the people it had keys of before', async () => {
  const { hub, organisationId, joke, join, assign, round } = await aCentre();
  const leader = await aStaffMember(hub.store, organisationId, ['leader']);
  const tablet = await join({ staffId: leader.staffId });
  await assign(joke);
  await round(tablet);
  const { deviceId } = tablet;
  const set = (access: DeviceAccess['access']) =>
    hub.store.database
      .transaction()
      .execute((transaction) =>
        applyDeviceAccess(transaction, organisationId, { deviceId, access, reason: '' }, new Date()),
      );
  await set('revoked');
  expect(await tablet.sync().syncNow()).toMatchObject({ problem: { code: 'device-revoked' } });
  const countHeld = tablet.journal.entries().length;
  await set('allowed');
  await round(tablet);
  const loads = tablet.journal
    .entries()
    .slice(countHeld)
    .filter(({ kind }) => kind === 'first-load');
  expect(loads).toMatchObject([{ sees: 'some' }]);
  await aPerson(hub.store, { ...aSigner(organisationId), deviceId }, ['leader'], { staffId: leader.staffId });
  await round(tablet);
  expect(tablet.journal.entries().findLast(({ kind }) => kind === 'first-load')).not.toHaveProperty('sees');
});

test('H45, Y16: after the hub was put back a tablet brings back what others made, and holds what is its', async () => {
  const { connection, hub, joke, jokes, pims, assign, round, mark, subjects } = await aCentre();
  await assign(joke);
  await round(jokes, pims);
  const port = Number(new URL(hub.url).port);
  await hub.close();
  const backup = await lab.copyDatabase(connection);
  let again = await aHub(connection, { sight: workOutSight, port });
  await jokes.record([mark()]);
  await round(jokes, pims);
  await again.close();
  again = await aHub(backup, { sight: workOutSight, port });
  await round(jokes, pims, jokes);
  const stored = await again.store.database.selectFrom('change').select('type').execute();
  expect(stored.filter(({ type }) => type === 'mark-given')).toHaveLength(1);
  expect(isAbout(await toldOn(jokes), ...subjects)).toEqual([true, true, true]);
  expect(saysBirthDate(await everythingOn(pims))).toBe(false);
});

/** The hub of the centre is put back to what it held when this is called; it goes on until `putBack`. */
async function aHubWithBackup({
  connection,
  hub,
}: Pick<Awaited<ReturnType<typeof aCentre>>, 'connection' | 'hub'>) {
  const port = Number(new URL(hub.url).port);
  await hub.close();
  const backup = await lab.copyDatabase(connection);
  const goesOn = await aHub(connection, { sight: workOutSight, port });
  return {
    store: goesOn.store,
    putBack: async () => {
      await goesOn.close();
      return aHub(backup, { sight: workOutSight, port });
    },
  };
}

test('H45, Y21: an exam that the hub lost is on the tablet at every moment until it was brought back', async () => {
  const { connection, hub, organisationId, joke, jokes, plan, round, mark, subjects } = await aCentre();
  await round(jokes);
  const { store, putBack } = await aHubWithBackup({ connection, hub });
  await sayAsHub(store, organisationId, [plan(joke.staffId)]);
  await round(jokes);
  await jokes.record([mark()]);
  await round(jokes);
  await jokes.record([mark()]);
  await putBack();
  const looks: Promise<readonly boolean[]>[] = [];
  jokes.journal.onGrew(() => looks.push(toldOn(jokes).then((told) => isAbout(told, ...subjects))));
  await round(jokes);
  expect(looks.length).toBeGreaterThan(3);
  for (const look of await Promise.all(looks)) expect(look).toEqual([true, true, true]);
  const marks = (await toldOn(jokes)).filter(({ type }) => type === 'mark-given');
  expect(new Set(marks.map(({ changeId }) => changeId)).size).toBe(2);
});

test('H45, Y21: what was taken before the hub was put back is told no more once that is all back', async () => {
  const { connection, hub, organisationId, joke, pim, jokes, pims, assign, round, subjects } =
    await aCentre();
  await assign(joke);
  await round(jokes);
  await assign(pim);
  const { store, putBack } = await aHubWithBackup({ connection, hub });
  await aStaffMember(store, organisationId, ['examiner']);
  await round(pims);
  await putBack();
  await round(pims, jokes, pims);
  expect(isAbout(await toldOn(jokes), ...subjects)).toEqual([false, false, false]);
  expect(isAbout(await toldOn(pims), ...subjects)).toEqual([true, true, true]);
});

test('Y22, H44: a change that the hub fails on is put aside, and holds up no load', async () => {
  const { hub, organisationId, joke, pim, join, assign, plan, round, mark, subjects } = await aCentre();
  let isFailing = false;
  const fetch: typeof globalThis.fetch = async (input, init) =>
    isFailing && init?.method === 'POST' && String(input).endsWith('/v1/changes')
      ? new Response('', { status: 500 })
      : globalThis.fetch(input, init);
  const tablet = await join({ staffId: joke.staffId }, { fetch });
  await assign(joke);
  await round(tablet);
  await tablet.record([mark()]);
  await assign(pim);
  const second = newId<'Exam'>();
  await sayAsHub(hub.store, organisationId, [{ ...plan(joke.staffId), subjectId: second }]);
  isFailing = true;
  expect(await tablet.sync().syncNow()).toMatchObject({ waiting: 1 });
  expect(isAbout(await toldOn(tablet), second)).toEqual([true]);
  isFailing = false;
  await round(tablet);
  expect(isAbout(await toldOn(tablet), ...subjects)).toEqual([true, true, true]);
});
