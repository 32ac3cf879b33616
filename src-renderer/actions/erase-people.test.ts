/** Erasing people on the device that asks for it: everybody they were known as, nobody who is held, and what is put right once the hub took it. */
import { beforeEach, expect, it } from 'vitest';
import { aRemarkDraft } from '../../test/builders/a-draft';
import { anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { erasePeople } from './erase-people';
import { findNamed, findRecorded } from './find-named';
import { finishErasures } from './finish-erasures';
import { holdPerson } from './hold-person';
import { recordDrafts } from './record-drafts';

const [one, merged, stays] = [1, 2, 3].map((n) => anId<'Participant'>(60_000 + n));
const person = (participantId: string, familyName: string, more: object = {}) => ({
  ...{ participantId, number: familyName, givenName: 'Noor', namePrefix: '', familyName },
  ...{ birthDate: null, group: '', ...more },
});
const { planned } = recordsOf(anExam());
const [candidate] = planned.candidates;
const [assessment] = planned.assessments;
const exam = {
  ...planned,
  candidates: [
    { ...candidate!, participantId: merged!, name: 'Kanarie' },
    { ...candidate!, participantId: stays!, name: 'Blijft' },
  ],
  assessments: [
    { ...assessment!, participantId: merged! },
    { ...assessment!, assessmentId: anId<'Assessment'>(7002), participantId: stays! },
  ],
};

let device: FakeDevice;
beforeEach(() => {
  device = fakeDevice();
  device.put('participant', one!, person(one!, 'Kanarie') as never);
  device.put('participant', merged!, person(merged!, 'Kanaries', { mergedInto: one }) as never);
  device.put('participant', stays!, person(stays!, 'Blijft') as never);
  device.put('participant-office', one!, { participantId: one!, email: 'kanarie@roc.example' });
  device.put('exam', exam.examId, exam as never);
  const steps = [step(one!, 'Kanarie'), step(stays!, 'Blijft')];
  device.put('people-run-part', anId(91), { partId: anId(91), runId: anId(92), steps } as never);
});
const step = (documentId: string, familyName: string) => ({
  ...{ type: 'participant', documentId, revision: anId(1), back: { familyName } },
});

const erase = () => erasePeople(device.deps, { participantIds: [one!], ground: 'request' });

it('H50 names every id they were known by, and asks for nothing but what the hub may refuse as a whole', async () => {
  value(await erase());
  const [erasure] = (await device.deps.cache.documents('erasure')).map(({ document }) => document);
  expect(erasure).toMatchObject({
    ...{ ground: 'request', byStaffId: anId(8000), participantIds: [one, merged] },
    ...{ assessmentIds: [assessment!.assessmentId], examIds: [exam.examId] },
  });
  expect(device.recorded.map(({ type }) => type)).toEqual(['erasure', 'participant', 'participant']);
  const said = JSON.stringify(device.recorded);
  expect(said).not.toMatch(/kanarie/i);
});

it('H50 asks for each by a record of their own, so that one who is held elsewhere keeps nobody else', async () => {
  value(await erasePeople(device.deps, { participantIds: [one!, stays!], ground: 'retention' }));
  const named = (await device.deps.cache.documents('erasure')).map(({ document }) => document.participantIds);
  expect(named).toEqual([[one, merged], [stays]]);
});

it('what waits for the hub, or was never taken by it, puts nothing right', async () => {
  value(await erase());
  const before = device.recorded.length;
  expect(value(await finishErasures(device.deps, { tried: new Set() }))).toBe(0);
  expect(device.recorded).toHaveLength(before);
});

it('H50 puts right what names whom the hub has erased, once: the others stay on the plan and in what takes a Run back', async () => {
  const erasure = {
    ...{ erasureId: anId(95), ground: 'request', at: '2026-11-27T09:00:00.000Z', byStaffId: anId(8000) },
    ...{ participantIds: [one, merged], assessmentIds: [], examIds: [], seats: [], partIds: [] },
  };
  device.put('erasure', anId(95), erasure as never);
  device.put('participation', anId(96), {
    ...{ participationId: anId(96), participantId: merged!, qualificationId: anId(97) },
    ...{ linkedAt: '2025-01-01T09:00:00.000Z', endedAt: null, reason: 'chosen' },
  });
  const tried = new Set<string>();
  expect(value(await finishErasures(device.deps, { tried }))).toBe(3);
  expect(JSON.stringify(device.recorded)).not.toMatch(/kanarie/i);
  const written = (type: string) => device.recorded.find((change) => change.type === type)?.body;
  expect(written('exam')).toMatchObject({ candidates: [{ name: 'Blijft' }], assessments: [{}] });
  expect(written('people-run-part')).toMatchObject({ steps: [{ documentId: stays }] });
  expect(written('participation')).toMatchObject({ endedAt: '2025-01-01T09:00:00.000Z' });
  expect(value(await finishErasures(device.deps, { tried }))).toBe(0);
});

it('H50 a plan that names them by no word any more says no longer which assessment was theirs', async () => {
  device.put('exam', exam.examId, {
    ...exam,
    candidates: exam.candidates.filter(({ participantId }) => participantId === stays),
  } as never);
  device.put('erasure', anId(95), {
    ...{ erasureId: anId(95), ground: 'request', at: '2026-11-27T09:00:00.000Z', byStaffId: anId(8000) },
    ...{ participantIds: [one, merged], assessmentIds: [], examIds: [], seats: [], partIds: [] },
  } as never);
  value(await finishErasures(device.deps, { tried: new Set() }));
  const written = device.recorded.find(({ type }) => type === 'exam')?.body;
  expect(written).toMatchObject({ candidates: [{ name: 'Blijft' }], assessments: [exam.assessments[1]] });
});

it('H50 erases nobody of a choice in which one is held, and says so', async () => {
  value(await holdPerson(device.deps, { participantId: one!, ground: 'objection' }));
  const before = device.recorded.length;
  expect(await erase()).toMatchObject({ problem: { code: 'person-held' } });
  expect(device.recorded.length).toBe(before);
  value(await holdPerson(device.deps, { participantId: one!, ground: null }));
  value(await erase());
});

it('who was merged and is still held from before is let go with whom they turned out to be', async () => {
  const frozen = { since: '2026-01-01T00:00:00.000Z', ground: 'objection' as const };
  device.put('participant-office', merged!, { participantId: merged!, frozen });
  expect(await erase()).toMatchObject({ problem: { code: 'person-held' } });
  value(await holdPerson(device.deps, { participantId: one!, ground: null }));
  value(await erase());
});

it('tells where the name stands beside what goes with them: plans and records of others, files of imports', async () => {
  const title = 'Examen van Noor Kanarie en Blijft';
  device.put('exam', exam.examId, { ...exam, title } as never);
  device.put('people-run', anId(92), {
    ...{ runId: anId(92), kind: 'import', at: '2026-01-01T00:00:00.000Z', by: anId(8000), count: 2, rest: 0 },
    ...{ source: 'kanaries.csv', parts: [anId(91)] },
  });
  device.put('qualification-import', anId(98), { source: 'opleidingen Kanarie.xml' } as never);
  const draft = aRemarkDraft('sneller klaar dan Kanarie', { subjectId: anId(7002), examId: exam.examId });
  value(await recordDrafts(device.deps, anId(8000), [draft]));
  expect(value(await findNamed(device.deps, { participantIds: [one!] }))).toEqual([
    { place: 'exam', name: exam.code },
    // The name of whoever was merged into them.
    { place: 'import', name: 'kanaries.csv' },
    { place: 'import', name: 'opleidingen Kanarie.xml' },
    { place: 'recorded', name: exam.code },
  ]);
  expect(value(await findNamed(device.deps, { participantIds: [stays!] }))).toEqual([
    { place: 'exam', name: exam.code },
  ]);
});

it('finds the name in what was recorded in exams of others, says how far it is, and stops when nobody waits', async () => {
  const other = { ...exam, examId: anId<'Exam'>(78), code: 'ANDERS', candidates: [exam.candidates[1]!] };
  const assessments = [{ ...exam.assessments[1]!, assessmentId: anId<'Assessment'>(7003) }];
  device.put('exam', other.examId, { ...other, assessments } as never);
  const about = { subjectId: anId(7003), examId: other.examId };
  const said = ['beter dan Kanarie', 'nog eens: Kanarie'].map((text) => aRemarkDraft(text, about));
  value(await recordDrafts(device.deps, anId(8000), said));
  const told: number[][] = [];
  const search = {
    participantIds: [one!],
    onProgress: (done: number, count: number) => void told.push([done, count]),
  };
  expect(value(await findRecorded(device.deps, { ...search, isOver: () => false }))).toEqual([
    { place: 'recorded', name: 'ANDERS' },
  ]);
  expect(told).toEqual([[1, 1]]);
  expect(value(await findRecorded(device.deps, { ...search, isOver: () => true }))).toEqual([]);
});

it('is for administrators', async () => {
  const staff = { staffId: anId<'Staff'>(8001), name: 'Joke', jobTitle: '', independent: true };
  device.put('staff', staff.staffId, { ...staff, roles: ['examiner'] });
  device.signIn(staff.staffId);
  expect(await erase()).toMatchObject({ problem: { code: 'administrator-needed' } });
});
