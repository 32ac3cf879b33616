/** Erasing people on the device that decides it: one append, everybody they were known as, and nobody who is held. */
import { beforeEach, expect, it } from 'vitest';
import { anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { erasePeople } from './erase-people';
import { holdPerson } from './hold-person';

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

it('H50 names every id they were known by, leaves documents that say nothing, and the others as they are', async () => {
  value(await erase());
  const [erasure] = (await device.deps.cache.documents('erasure')).map(({ document }) => document);
  expect(erasure).toMatchObject({
    ...{ ground: 'request', byStaffId: anId(8000), participantIds: [one, merged] },
    ...{ assessmentIds: [assessment!.assessmentId], examIds: [exam.examId] },
  });
  const left = await Promise.all(
    (['participant', 'participant-office', 'exam', 'people-run-part'] as const).map((type) =>
      device.deps.cache.documents(type),
    ),
  );
  const said = JSON.stringify(left);
  expect(said).not.toMatch(/kanarie/i);
  expect(said).toContain('Blijft');
  expect(left[3]).toMatchObject([{ document: { steps: [{ documentId: stays }] } }]);
  expect(device.recorded.at(-1)?.type).toBe('erasure');
});

it('H50 erases nobody of a choice in which one is held, and says so', async () => {
  value(await holdPerson(device.deps, { participantId: one!, ground: 'objection' }));
  const before = device.recorded.length;
  expect(await erase()).toMatchObject({ problem: { code: 'person-held' } });
  expect(device.recorded.length).toBe(before);
  value(await holdPerson(device.deps, { participantId: one!, ground: null }));
  value(await erase());
});

it('is for administrators', async () => {
  const staff = { staffId: anId<'Staff'>(8001), name: 'Joke', jobTitle: '', independent: true };
  device.put('staff', staff.staffId, { ...staff, roles: ['examiner'] });
  device.signIn(staff.staffId);
  expect(await erase()).toMatchObject({ problem: { code: 'administrator-needed' } });
});
