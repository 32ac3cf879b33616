/** Activating a qualification and planning an exam with it, on a real journal (M48, M51, R4). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err } from '../../shared/kernel/result';
import { plannedExamSchema } from '../../shared/records/exam';
import { standardScales } from '../../shared/records/standard-scales';
import { standardRules } from '../../shared/values/pass-rule';
import { composeSampleCentre } from '../../src-hub/sample-centre/compose-sample-centre';
import { type ADevice, aDevice } from '../../test/builders/a-device';
import { aCoreTask, aQualification } from '../../test/builders/a-qualification';
import { anOrganisation } from '../../test/builders/a-sheet';
import { planExam } from '../../test/builders/plan-one';
import { putDocuments } from '../../test/builders/put-documents';
import { value } from '../../test/builders/value';
import { activateQualification, deactivateQualification } from './activate-qualification';
import { changeCentre } from './change-centre';
import { composeQualificationDrafts } from './compose-draft';
import { mergeParticipants } from './merge-participants';
import { type ExamRequest, planExams } from './plan-exam';
import { recordDrafts } from './record-drafts';

const { staff, participants } = composeSampleCentre({ now: new Date(2026, 10, 24), newId });
const [examiner] = staff;
const qualification = aQualification({ name: 'Lasser' });
const { qualificationId } = qualification;
const hollow = aQualification({ coreTasks: [aCoreTask({ workProcesses: [] })] });
let device: ADevice;

const aRequest = (given: Partial<ExamRequest> = {}): ExamRequest => ({
  qualificationId,
  workProcessIds: qualification.coreTasks.flatMap((c) => c.workProcesses.map((w) => w.workProcessId)),
  participantIds: participants.slice(0, 3).map((p) => p.participantId),
  examinerId: examiner!.staffId,
  plannedAt: '2026-11-25T08:00:00.000Z',
  place: 'Werkplaats',
  title: 'Lassen',
  code: 'L-1',
  scale: standardScales['o-v-g'],
  rule: standardRules.all,
  ...given,
});
const examsInRecord = async () => (await device.changes()).filter((change) => change.type === 'exam');
const statusOf = async () =>
  (await device.deps.cache.document('qualification', qualificationId))?.document.status;

beforeEach(async () => {
  device = await aDevice();
  value(
    await recordDrafts(
      device.deps,
      null,
      [qualification, hollow].flatMap((one) => composeQualificationDrafts(realWorld, one, null)),
    ),
  );
  value(
    await putDocuments(device.deps, [
      { type: 'staff', documentId: examiner!.staffId, document: examiner!, upon: null },
      ...participants.map((document) => ({
        type: 'participant' as const,
        documentId: document.participantId,
        document,
        upon: null,
      })),
    ]),
  );
  await device.workAs(examiner!.staffId);
});
afterEach(() => device.close());

it('only an administrator activates and plans', async () => {
  const only = staff.find(({ roles }) => !roles.includes('administrator'))!;
  value(
    await putDocuments(device.deps, [
      { type: 'staff', documentId: only.staffId, document: only, upon: null },
    ]),
  );
  await device.workAs(only.staffId);
  const refusal = { ok: false, problem: { code: 'administrator-needed' } };
  expect(await activateQualification(device.deps, { qualificationId })).toMatchObject(refusal);
  expect(await planExam(device.deps, aRequest())).toMatchObject(refusal);
  expect([await statusOf(), await examsInRecord()]).toEqual(['inactive', []]);
});

it('what somebody planned is handed over as theirs, whoever works here by then', async () => {
  const { deps } = device;
  value(await activateQualification(deps, { qualificationId }));
  const asked: unknown[] = [];
  const planned = await planExam(
    {
      ...deps,
      cache: {
        ...deps.cache,
        // The last thing that is read before it is recorded.
        content: async (type, digest) => {
          await device.workAs(newId<'Staff'>());
          return deps.cache.content(type, digest);
        },
      },
      host: {
        ...deps.host,
        journal: {
          ...deps.host.journal,
          append: async (input) => {
            asked.push(input.actorId);
            return err(problem('device-locked'));
          },
        },
      },
    },
    aRequest(),
  );
  expect(planned).toMatchObject({ ok: false, problem: { code: 'device-locked' } });
  expect(asked).toEqual([examiner!.staffId]);
});

describe('activateQualification', () => {
  it('M48 is recorded upon the version before, and back again', async () => {
    const before = await device.deps.cache.document('qualification', qualificationId);
    value(await activateQualification(device.deps, { qualificationId }));
    expect(await statusOf()).toBe('active');
    const recorded = (await device.changes()).at(-1);
    expect(recorded).toMatchObject({ type: 'qualification', upon: before?.revision });
    value(await deactivateQualification(device.deps, { qualificationId }));
    expect(await statusOf()).toBe('inactive');
  });

  it('M48 records nothing when it is active already', async () => {
    value(await activateQualification(device.deps, { qualificationId }));
    const count = (await device.changes()).length;
    value(await activateQualification(device.deps, { qualificationId }));
    expect(await device.changes()).toHaveLength(count);
  });

  it('M50 is refused without a work process, with the reason and without a record', async () => {
    const count = (await device.changes()).length;
    expect(await activateQualification(device.deps, { qualificationId: hollow.qualificationId })).toEqual({
      ok: false,
      problem: {
        code: 'qualification-not-activatable',
        details: { state: 'core-task-without-work-process' },
      },
    });
    expect(await device.changes()).toHaveLength(count);
  });
});

describe('planExam', () => {
  it('M51 is refused while the qualification is inactive; nothing is recorded', async () => {
    expect(await planExam(device.deps, aRequest())).toMatchObject({
      ok: false,
      problem: { code: 'qualification-inactive' },
    });
    expect(await examsInRecord()).toEqual([]);
  });

  it('M51 R4 records the exam as it was answered: valid, frozen, with the digest of its definition', async () => {
    value(await activateQualification(device.deps, { qualificationId }));
    const exam = value(await planExam(device.deps, aRequest()));
    const [change, ...others] = await examsInRecord();
    expect(others).toEqual([]);
    expect(change).toMatchObject({ subjectId: exam.examId, upon: null });
    const recorded = plannedExamSchema.parse(change?.body);
    expect(recorded).toEqual(exam);
    const [content] = (await device.changes()).filter(({ type }) => type === 'exam-definition');
    expect(content).toMatchObject({ type: 'exam-definition', subjectId: recorded.definitionDigest });
    expect(contentDigestOf(content?.body)).toBe(recorded.definitionDigest);
    expect(recorded.candidates.map((c) => c.number)).toEqual(participants.slice(0, 3).map((p) => p.number));
    expect(recorded).toMatchObject({ examiners: [{ name: examiner!.name }], about: { name: 'Lasser' } });
    expect(content?.body).toMatchObject({ snapshot: { name: 'Lasser' } });
  });

  it('M51 exams with the same definition share it', async () => {
    value(await activateQualification(device.deps, { qualificationId }));
    const first = value(await planExam(device.deps, aRequest()));
    const second = value(await planExam(device.deps, aRequest({ code: 'L-2' })));
    expect(second.definitionDigest).toBe(first.definitionDigest);
    expect((await device.changes()).filter(({ type }) => type === 'exam-definition')).toHaveLength(1);
  });

  it('M51 a later deactivation leaves the planned exam as it is', async () => {
    value(await activateQualification(device.deps, { qualificationId }));
    const exam = value(await planExam(device.deps, aRequest()));
    value(await deactivateQualification(device.deps, { qualificationId }));
    expect((await device.deps.cache.document('exam', exam.examId))?.document).toEqual(exam);
  });

  it.each([
    ['R1 of an examiner who is not independent', { independentPolicy: 'never' }, 'plan-not-independent'],
    ['R7 of an examiner who is in no register', { registerPolicy: 'never' }, 'plan-not-in-register'],
    ['M53 of candidates who are not linked', { linkPolicy: 'never' }, 'plan-not-linked'],
  ] as const)(
    '%s is refused where the centre does not want it, and recorded where it is told',
    async (_, rule, code) => {
      value(await activateQualification(device.deps, { qualificationId }));
      const centre = anOrganisation(rule);
      const other = { ...examiner!, staffId: newId<'Staff'>(), independent: false };
      value(
        await putDocuments(device.deps, [
          { type: 'staff', documentId: other.staffId, document: other, upon: null },
          { type: 'organisation', documentId: centre.organisationId, document: centre, upon: null },
        ]),
      );
      const request = aRequest({ examinerId: other.staffId });
      expect(await planExam(device.deps, request)).toMatchObject({
        problem: { code, details: { code: 'L-1' } },
      });
      // Of several each is named, because each is to be mended.
      const mended = aRequest({ code: 'L-2', examinerId: examiner!.staffId });
      const several = [
        request,
        ...('independentPolicy' in rule ? [mended] : []),
        { ...request, code: 'L-3' },
      ];
      expect(await planExams(device.deps, several)).toMatchObject({
        problem: { code, details: { code: 'L-1, L-3' } },
      });
      expect(await examsInRecord()).toEqual([]);
      const [field] = Object.keys(rule) as (keyof typeof rule)[];
      value(
        await changeCentre(device.deps, {
          organisationId: centre.organisationId,
          change: { set: 'choices', choices: { [field!]: 'warn' } },
        }),
      );
      value(await planExam(device.deps, request));
    },
  );

  it('M53 takes whoever is linked under an id they were merged from', async () => {
    value(await activateQualification(device.deps, { qualificationId }));
    const centre = anOrganisation({ linkPolicy: 'never' });
    const [kept, merged] = participants;
    const links = [merged!, participants[2]!].map(({ participantId }) => ({
      ...{ participationId: newId<'Participation'>(), participantId, qualificationId },
      ...{ linkedAt: '2026-09-01T08:00:00.000Z', linkedBy: examiner!.staffId, endedAt: null },
      reason: 'chosen' as const,
    }));
    value(
      await putDocuments(device.deps, [
        { type: 'organisation', documentId: centre.organisationId, document: centre, upon: null },
        ...links.map((document) => ({
          ...{ type: 'participation' as const, documentId: document.participationId, document, upon: null },
        })),
      ]),
    );
    const request = aRequest({ participantIds: [kept!.participantId, participants[2]!.participantId] });
    expect(await planExam(device.deps, request)).toMatchObject({
      problem: { code: 'plan-not-linked', details: { count: 1 } },
    });
    value(
      await mergeParticipants(device.deps, {
        staysId: kept!.participantId,
        goesId: merged!.participantId,
        choices: {},
      }),
    );
    value(await planExam(device.deps, request));
  });

  it.each([
    ['the qualification', { qualificationId: newId<'Qualification'>() }],
    ['the examiner', { examinerId: newId<'Staff'>() }],
    ['a participant', { participantIds: [participants[0]!.participantId, newId<'Participant'>()] }],
  ])('R4 is refused when %s is not on this device', async (_what, given) => {
    value(await activateQualification(device.deps, { qualificationId }));
    expect(await planExam(device.deps, aRequest(given))).toMatchObject({
      ok: false,
      problem: { code: 'document-missing' },
    });
    expect(await examsInRecord()).toEqual([]);
  });
});
