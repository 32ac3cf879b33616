/** A planned exam is changed, cancelled and taken back, and said of a candidate whether they were there (F3, F8). */
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { plannedExamSchema } from '../../shared/records/exam';
import { anOrganisation } from '../../test/builders/a-sheet';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import {
  cancelExam,
  changeExamPlan,
  holdExamAfterAll,
  putBackBegun,
  takeBackPlanning,
  undoPlanChange,
} from './change-exam-plan';
import type { PlanChange } from './decide-plan-change';
import { identifyCandidate } from './identify-candidate';
import { recordAttendance } from './record-attendance';

const own = anId<'Staff'>(8000);
const karel = anId<'Staff'>(8002);
const exam = anExam({
  examinerId: own,
  candidates: [aCandidate({ examinerId: own }), aCandidate({ assessmentId: anId(7002), examinerId: own })],
});
const { planned } = recordsOf(exam);
const other = anExam({
  examId: anId(5002),
  code: 'LAS-2',
  candidates: [aCandidate({ assessmentId: anId(7003) })],
});
const target = { examId: exam.examId, assessmentId: anId<'Assessment'>(7001) };
let device: FakeDevice;

const aChange = (given: Partial<PlanChange> = {}): PlanChange => ({
  examId: planned.examId,
  reason: 'Werkplaats bezet',
  code: planned.code,
  title: planned.title,
  plannedAt: planned.plannedAt,
  timeZone: planned.timeZone,
  place: planned.place,
  durationMinutes: null,
  examinerId: own,
  candidates: planned.candidates.map(({ participantId }) => ({ participantId, facts: {} })),
  ...given,
});
const stored = async () => (await device.deps.cache.document('exam', exam.examId))?.document;
const tap = () => ({ ...target, changeId: newId<'Change'>() });
const refused = (code: string) => ({ ok: false, problem: { code } });

beforeEach(() => {
  device = fakeDevice();
  device.putExam(exam);
  device.putExam(other);
  device.put('staff', karel, {
    staffId: karel,
    name: 'Karel Smit',
    jobTitle: '',
    roles: ['examiner'],
    independent: true,
  });
});

/** Whoever asks has read the last change that stands then, unless a test says which. */
async function undoLast(
  read?: NonNullable<NonNullable<Awaited<ReturnType<typeof stored>>>['changes']>[number],
) {
  const last = read ?? (await stored())?.changes?.at(-1);
  const changeId = last?.changeId ?? anId<'PlanChange'>(404);
  return undoPlanChange(device.deps, { examId: exam.examId, changeId, reason: 'Teruggedraaid' });
}

describe('a planned exam', () => {
  it('F3 is moved and given to another, as a version of the same document that any program reads', async () => {
    value(await changeExamPlan(device.deps, aChange({ place: 'Hal 3', examinerId: karel })));
    expect(await stored()).toMatchObject({ place: 'Hal 3', version: 2, changes: [{ byStaffId: own }] });
    expect((await stored())?.assessments.map(({ examinerId }) => examinerId)).toEqual([karel, karel]);
    expect(device.recorded.map(({ type }) => type)).toEqual(['exam']);
    expect(plannedExamSchema.safeParse(device.recorded[0]?.body).success).toBe(true);
  });

  it('F3 is as it was with one press, as a change of its own; not when something came after it, nor with a code that is taken by then', async () => {
    const undo = () => undoLast();
    const [one, two] = aChange().candidates;
    const aided = { ...two!, facts: { extraMinutes: 15, startsAt: '2026-11-24T09:00:00.000Z' } };
    const known = planned.candidates[1]!;
    device.put('participant', known.participantId, {
      ...{ participantId: known.participantId, number: known.number, givenName: 'Jan', namePrefix: '' },
      ...{ familyName: 'Bos', birthDate: null, group: known.group },
    });
    expect(await undo()).toMatchObject(refused('plan-change-over'));
    value(await changeExamPlan(device.deps, aChange({ candidates: [one!, aided] })));
    value(await changeExamPlan(device.deps, aChange({ candidates: [one!], place: 'Hal 3', code: 'X-1' })));
    value(await undo());
    expect(await stored()).toMatchObject({
      ...{ version: 4, place: planned.place, code: planned.code },
      candidates: [
        { participantId: one!.participantId },
        { participantId: known.participantId, ...aided.facts },
      ],
      assessments: planned.assessments,
      changes: [
        {},
        { removed: [known.participantId] },
        { added: [known.participantId], reason: 'Teruggedraaid' },
      ],
    });
    value(await cancelExam(device.deps, { examId: exam.examId, reason: 'Brand' }));
    expect(await undo()).toMatchObject(refused('plan-change-over'));
  });

  it('F3 undoes the change that was read, and none that somebody made after it', async () => {
    value(await changeExamPlan(device.deps, aChange({ place: 'Hal 3' })));
    const read = (await stored())?.changes?.at(-1);
    value(await changeExamPlan(device.deps, aChange({ place: 'Hal 9' })));
    expect(await undoLast(read)).toMatchObject(refused('plan-change-over'));
    expect(await stored()).toMatchObject({ place: 'Hal 9', version: 3 });
    value(await undoLast());
    expect(await stored()).toMatchObject({ place: 'Hal 3', version: 4 });
  });

  it('F3 brings back nobody who examines here no more, nor a candidate who is in the archive', async () => {
    const toKarel = { roles: ['examiner'], independent: true };
    const putKarel = (given: object) =>
      device.put('staff', karel, { staffId: karel, name: 'Karel Smit', jobTitle: '', ...toKarel, ...given });
    value(await changeExamPlan(device.deps, aChange({ examinerId: karel })));
    value(await changeExamPlan(device.deps, aChange()));
    putKarel({ inactiveSince: '2026-11-01' });
    expect(await undoLast()).toMatchObject(refused('plan-examiner-gone'));
    putKarel({ roles: ['reader'] });
    expect(await undoLast()).toMatchObject(refused('plan-examiner-gone'));
    const [one] = aChange().candidates;
    const known = planned.candidates[1]!;
    value(await changeExamPlan(device.deps, aChange({ candidates: [one!] })));
    device.put('participant', known.participantId, {
      ...{ participantId: known.participantId, number: known.number, givenName: 'Jan', namePrefix: '' },
      ...{ familyName: 'Bos', birthDate: null, group: known.group, inactiveSince: '2026-11-02' },
    });
    expect(await undoLast()).toMatchObject(refused('plan-candidate-gone'));
    expect((await stored())?.candidates).toHaveLength(1);
  });

  it('F8 does not take the code of another exam, and records nothing without a reason or a difference', async () => {
    expect(await changeExamPlan(device.deps, aChange({ code: 'las-2' }))).toMatchObject(
      refused('exam-code-taken'),
    );
    expect(await changeExamPlan(device.deps, aChange({ place: 'Hal 3', reason: '' }))).toMatchObject(
      refused('plan-reason-needed'),
    );
    value(await changeExamPlan(device.deps, aChange()));
    expect(device.recorded).toEqual([]);
  });

  it('R1 R7 M53 becomes nothing the centre does not want; what stood before its rules can still be moved', async () => {
    const strict = { independentPolicy: 'never', registerPolicy: 'never', linkPolicy: 'never' } as const;
    const centre = anOrganisation(strict);
    const put = (given: { independent: boolean; registerValidUntil?: string }) =>
      device.put('staff', karel, {
        ...{ staffId: karel, name: 'Karel Smit', jobTitle: '', roles: ['examiner'] },
        ...given,
      });
    const toKarel = () => changeExamPlan(device.deps, aChange({ examinerId: karel }));
    device.put('staff', own, {
      ...{
        staffId: own,
        name: 'Joke',
        jobTitle: '',
        roles: ['examiner', 'administrator'],
        independent: false,
      },
    });
    device.put('organisation', centre.organisationId, centre);
    put({ independent: false });
    expect(await toKarel()).toMatchObject(refused('plan-not-independent'));
    put({ independent: true, registerValidUntil: '2020-01-31' });
    expect(await toKarel()).toMatchObject(refused('plan-not-in-register'));
    const newcomer = anId<'Participant'>(3999);
    device.put('participant', newcomer, {
      ...{ participantId: newcomer, number: '99', givenName: 'Jan', namePrefix: '', familyName: 'Bos' },
      ...{ birthDate: null, group: '' },
    });
    const candidates = [...aChange().candidates, { participantId: newcomer, facts: {} }];
    expect(await changeExamPlan(device.deps, aChange({ candidates }))).toMatchObject(
      refused('plan-not-linked'),
    );
    expect(device.recorded).toEqual([]);
    value(await changeExamPlan(device.deps, aChange({ place: 'Hal 3' })));
    expect(await stored()).toMatchObject({ place: 'Hal 3', examiners: [{ staffId: own }] });
    const nextDay = new Date(Date.parse(planned.plannedAt) + 24 * 3_600_000).toISOString();
    expect(await changeExamPlan(device.deps, aChange({ place: 'Hal 3', plannedAt: nextDay }))).toMatchObject(
      refused('plan-not-in-register'),
    );
  });

  it('keeps who has begun, with their examiner', async () => {
    value(await identifyCandidate(device.deps, { ...tap(), method: 'identity-document' }));
    await device.deps.cache.reached(device.recorded.length);
    const [, second] = aChange().candidates;
    expect(await changeExamPlan(device.deps, aChange({ candidates: [second!] }))).toMatchObject(
      refused('plan-candidate-begun'),
    );
    value(await changeExamPlan(device.deps, aChange({ examinerId: karel })));
    expect((await stored())?.assessments.map(({ examinerId }) => examinerId)).toEqual([own, karel]);
    expect(await takeBackPlanning(device.deps, { examIds: [exam.examId] })).toMatchObject(
      refused('plan-begun'),
    );
  });

  it('W1 puts back who was taken out while a tablet without contact had begun them, in the same assessment', async () => {
    const [first, second] = aChange().candidates;
    device.put('participant', first!.participantId, {
      participantId: first!.participantId,
      ...{
        number: '12',
        givenName: 'Sanne',
        namePrefix: 'de',
        familyName: 'Wit',
        birthDate: null,
        group: '',
      },
    });
    value(await changeExamPlan(device.deps, aChange({ candidates: [second!], examinerId: karel })));
    await device.deps.cache.reached(device.recorded.length);
    value(await takeBackPlanning(device.deps, { examIds: [exam.examId] }));
    await device.deps.cache.reached(device.recorded.length);
    const before = await stored();
    value(
      await putBackBegun(device.deps, {
        ...{ examId: exam.examId, reason: 'Was begonnen' },
        participantIds: [first!.participantId],
      }),
    );
    const after = await stored();
    expect(after).toMatchObject({ isRemoved: false, version: (before?.version ?? 0) + 1 });
    expect(after?.assessments).toEqual(before?.assessments);
    expect(after?.candidates.map(({ name }) => name)).toEqual([exam.candidates[1]!.name, 'Sanne de Wit']);
    expect(after?.changes?.at(-1)).toMatchObject({ added: [first!.participantId], reason: 'Was begonnen' });
  });

  it('F3 is cancelled with a reason, held after all, and taken back as if it never was', async () => {
    value(await cancelExam(device.deps, { examId: exam.examId, reason: ' Brandalarm ' }));
    expect(await stored()).toMatchObject({
      status: 'cancelled',
      cancelled: { reason: 'Brandalarm', byStaffId: own },
    });
    expect(await changeExamPlan(device.deps, aChange({ place: 'Hal 3' }))).toMatchObject(
      refused('exam-cancelled'),
    );
    value(await holdExamAfterAll(device.deps, { examId: exam.examId }));
    expect(await stored()).toMatchObject({ status: 'planned', cancelled: null });
    value(await takeBackPlanning(device.deps, { examIds: [exam.examId] }));
    expect(await stored()).toMatchObject({ isRemoved: true });

    const candidates = other.candidates.map(({ participantId }) => ({ participantId, facts: {} }));
    value(
      await changeExamPlan(device.deps, {
        ...aChange({ code: exam.code, candidates }),
        examId: other.examId,
      }),
    );
  });

  it('is changed by nobody but an administrator', async () => {
    device.signIn(karel);
    const refusal = refused('administrator-needed');
    expect(await changeExamPlan(device.deps, aChange({ place: 'Hal 3' }))).toMatchObject(refusal);
    expect(await cancelExam(device.deps, { examId: exam.examId, reason: 'x' })).toMatchObject(refusal);
    expect(await takeBackPlanning(device.deps, { examIds: [exam.examId] })).toMatchObject(refusal);
  });
});

describe('whether a candidate was there', () => {
  const ill = { attendance: 'ill', reason: 'Koorts' } as const;

  it('P2 is said by whoever has the assessment and by the office, and by no other examiner', async () => {
    device.signIn(karel);
    expect(await recordAttendance(device.deps, { ...tap(), ...ill })).toMatchObject(
      refused('assessment-of-another'),
    );
    device.signIn(own);
    value(await recordAttendance(device.deps, { ...tap(), ...ill }));
    expect(device.recorded.map(({ type, body }) => [type, body])).toEqual([['attendance-recorded', ill]]);
  });

  it('P4 holds up who confirms the candidate until they are there, and no plan: nobody stood there', async () => {
    value(await recordAttendance(device.deps, { ...tap(), ...ill }));
    const method = 'identity-document';
    expect(await identifyCandidate(device.deps, { ...tap(), method })).toMatchObject(
      refused('candidate-said-away'),
    );
    value(await takeBackPlanning(device.deps, { examIds: [exam.examId] }));
    value(await recordAttendance(device.deps, { ...tap(), attendance: 'present', reason: '' }));
    value(await identifyCandidate(device.deps, { ...tap(), method }));
  });
});
