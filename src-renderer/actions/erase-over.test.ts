/** Erasing something about people who stay: asked for as a whole, refused where one is held, and put right once the hub took it. */
import { beforeEach, expect, it } from 'vitest';
import { aMarkDraft } from '../../test/builders/a-draft';
import { anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { putBackBegun } from './change-exam-plan';
import { eraseRuns, eraseSeats } from './erase-over';
import { finishErasures } from './finish-erasures';
import { recordDrafts } from './record-drafts';
import { undoPeopleRun } from './undo-people-run';

const [goes, stays] = [1, 2].map((n) => anId<'Participant'>(60_000 + n));
const { planned } = recordsOf(anExam());
const [candidate] = planned.candidates;
const [assessment] = planned.assessments;
const exam = {
  ...planned,
  candidates: [
    { ...candidate!, participantId: goes!, name: 'Kanarie' },
    { ...candidate!, participantId: stays!, name: 'Blijft' },
  ],
  assessments: [
    { ...assessment!, participantId: goes! },
    { ...assessment!, assessmentId: anId<'Assessment'>(7002), participantId: stays! },
  ],
};
const elsewhere = { ...exam, examId: anId<'Exam'>(77) };
const seat = { examId: exam.examId, participantId: goes!, assessmentIds: [assessment!.assessmentId] };
const [runId, partId] = [anId<'PeopleRun'>(92), anId<'PeopleRunPart'>(91)];

let device: FakeDevice;
beforeEach(() => {
  device = fakeDevice();
  for (const id of [goes!, stays!])
    device.put('participant', id, {
      ...{ participantId: id, number: '1', givenName: 'Noor', namePrefix: '', familyName: 'Kanarie' },
      ...{ birthDate: null, group: '' },
    });
  device.put('exam', exam.examId, exam as never);
  device.put('exam', elsewhere.examId, elsewhere as never);
  device.put('people-run', runId, {
    ...{ runId, kind: 'archive', at: '2024-01-01T00:00:00.000Z', by: anId(8000), count: 1, rest: 0 },
    parts: [partId],
  });
  const steps = [
    { type: 'participant', documentId: goes!, revision: anId(1), back: { familyName: 'Kanarie' } },
  ];
  device.put('people-run-part', partId, { partId, runId, steps } as never);
});

/** As it comes back from the hub. */
const take = (over: object): void => {
  const said = { ground: 'retention', at: '2026-11-27T09:00:00.000Z', byStaffId: anId(8000) };
  const nothing = { participantIds: [], assessmentIds: [], examIds: [], seats: [], partIds: [] };
  device.put('erasure', anId(95), { erasureId: anId(95), ...said, ...nothing, ...over } as never);
};
const erasures = async () => (await device.deps.cache.documents('erasure')).map(({ document }) => document);

it('H50 asks by a record for each person, and takes nobody off a plan before the hub took it', async () => {
  const other = { ...seat, participantId: stays!, assessmentIds: [anId<'Assessment'>(7002)] };
  value(await eraseSeats(device.deps, { people: [[seat], [other]] }));
  expect(device.recorded.map(({ type }) => type)).toEqual(['erasure', 'erasure']);
  expect(await erasures()).toMatchObject([
    { ground: 'retention', participantIds: [], seats: [seat], partIds: [] },
    { seats: [other] },
  ]);
  expect(value(await finishErasures(device.deps, { tried: new Set() }))).toBe(0);
});

it('H50 asks for nothing where one of them is held', async () => {
  const frozen = { since: '2026-01-01T00:00:00.000Z', ground: 'appeal' as const };
  device.put('participant-office', goes!, { participantId: goes!, frozen });
  expect(await eraseSeats(device.deps, { people: [[seat]] })).toMatchObject({
    problem: { code: 'person-held' },
  });
  expect(device.recorded).toEqual([]);
});

it('H50 takes them off that plan only, once the hub took it', async () => {
  take({ seats: [seat] });
  expect(value(await finishErasures(device.deps, { tried: new Set() }))).toBe(1);
  expect(device.recorded[0]).toMatchObject({ type: 'exam', subjectId: exam.examId });
  // A device without contact may have begun it: then it is still known whose it is, and they are put back.
  const { assessments } = exam;
  expect(device.recorded[0]?.body).toMatchObject({ candidates: [{ name: 'Blijft' }], assessments });
  const wanted = { examId: exam.examId, participantIds: [goes!], reason: 'Was begonnen' };
  value(await putBackBegun(device.deps, wanted));
  expect(device.recorded.at(-1)?.body).toMatchObject({
    candidates: [{ name: 'Blijft' }, { participantId: goes, name: 'Noor Kanarie' }],
    assessments,
  });
});

it('H50 a plan of which everybody lost their place is put back with who was begun, under their name and without the one of nobody', async () => {
  const other = { ...seat, participantId: stays!, assessmentIds: [anId<'Assessment'>(7002)] };
  take({ seats: [seat, other] });
  value(await finishErasures(device.deps, { tried: new Set() }));
  const emptied = device.recorded.find(({ subjectId }) => subjectId === exam.examId)?.body;
  expect(emptied).toMatchObject({ isRemoved: true, candidates: [{ number: '', name: '' }] });
  // Begun without contact: the very one under whose id the place of nobody stands.
  value(
    await recordDrafts(device.deps, null, [
      aMarkDraft({
        ...{ type: 'candidate-identified', subjectId: assessment!.assessmentId, examId: exam.examId },
        body: { method: 'identity-document', examinerId: assessment!.examinerId },
      }),
    ]),
  );
  const wanted = { examId: exam.examId, participantIds: [stays!], reason: 'Was begonnen' };
  value(await putBackBegun(device.deps, wanted));
  expect(device.recorded.at(-1)?.body).toMatchObject({
    isRemoved: false,
    candidates: [
      { participantId: goes, name: 'Noor Kanarie' },
      { participantId: stays, name: 'Noor Kanarie' },
    ],
    assessments: exam.assessments,
  });
});

it('H50 what takes a Run back is emptied once the hub took it, and then it is too old to be undone', async () => {
  value(await eraseRuns(device.deps, { runs: [{ partIds: [partId] }] }));
  expect(await erasures()).toMatchObject([{ participantIds: [], seats: [], partIds: [partId] }]);
  take({ partIds: [partId] });
  expect(value(await finishErasures(device.deps, { tried: new Set() }))).toBe(1);
  expect(device.recorded.at(-1)?.body).toEqual({ partId, runId, steps: [] });
  const before = device.recorded.length;
  expect(await undoPeopleRun(device.deps, { runId })).toMatchObject({ problem: { code: 'run-too-old' } });
  expect(device.recorded).toHaveLength(before);
});

it('a Run of which one was erased whole is undone for the others', async () => {
  device.put('people-run', runId, {
    ...{ runId, kind: 'archive', at: '2024-01-01T00:00:00.000Z', by: anId(8000), count: 2, rest: 0 },
    parts: [partId, anId<'PeopleRunPart'>(93)],
  });
  device.put('people-run-part', anId(93), { partId: anId(93), runId, steps: [] } as never);
  expect(value(await undoPeopleRun(device.deps, { runId }))).toBeDefined();
});
