/** H45: whatever happened, and in whatever pages it was read, a device holds in the end what it may see then. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExamId, newId, type StaffId } from '../../shared/kernel/ids';
import { documentRecords } from '../../shared/records/all-records';
import { type Role, roles } from '../../shared/values/role';
import { aRandom } from '../../test/builders/a-random';
import { anExam, recordsOf } from '../../test/builders/an-exam';
import { aMember } from '../../test/hub/a-member';
import { aPerson, aStaffMember, sayAsHub } from '../../test/hub/a-person';
import { aReader } from '../../test/hub/a-reader';
import { aDocumentDraft, aSigner } from '../../test/hub/a-signer';
import { aHub, anOrganisation, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { workOutSight } from './work-out-sight';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

type PlannedExam = {
  readonly examId: ExamId;
  participantId: string;
  examinerId: string;
  assessmentId: string;
  readonly assessmentsEver: Set<string>;
  /** People and devices. */
  readonly wroteIn: Set<string>;
};

async function aWorld(seed: number) {
  const chance = aRandom(seed);
  const below = (most: number): number => Math.floor(chance(most));
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const hub = await aHub(await lab.freshDatabase(), { sight: workOutSight });
  const organisationId = await anOrganisation(hub.store);
  const rolesOf = new Map<StaffId, readonly Role[]>();
  const setRoles = async (staffId: StaffId, theirs: readonly Role[], inactiveSince: string | null = null) => {
    rolesOf.set(staffId, inactiveSince ? [] : theirs);
    await aStaffMember(hub.store, organisationId, theirs, { staffId, inactiveSince });
  };
  const people = Array.from({ length: 4 }, () => newId<'Staff'>());
  for (const staffId of people) await setRoles(staffId, ['examiner']);
  const devices = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const member = await aMember(hub, aSigner(organisationId));
      return { member, reader: aReader(hub, member), people: new Set<StaffId>() };
    }),
  );
  const participants = Array.from({ length: 4 }, () => newId<'Participant'>() as string);
  const linksOf = new Map<string, string[]>(participants.map((id) => [id, []]));
  const exams: PlannedExam[] = [];
  const office = await aMember(hub, aSigner(organisationId));
  const push = async (member: typeof office, ...signed: ReturnType<typeof office.device.sign>[]) => {
    const changes = signed.map(({ text, hash, signature }) => ({ text, hash, signature }));
    const answer = await member.ask('/v1/changes', { body: JSON.stringify({ changes }) });
    expect(answer.status).toBe(200);
  };
  await push(office, ...participants.map((id) => office.device.sign(aDocumentDraft(id, null))));

  const putPlan = async (exam: PlannedExam): Promise<void> => {
    const { planned } = recordsOf(anExam({ examId: exam.examId }));
    const { participantId, assessmentId, examinerId } = exam;
    const body = {
      ...planned,
      candidates: [{ ...planned.candidates[0]!, participantId }],
      assessments: [{ ...planned.assessments[0]!, assessmentId, participantId, examinerId }],
    };
    await sayAsHub(hub.store, organisationId, [
      { record: documentRecords.exam, subjectId: exam.examId, body },
    ]);
  };
  const steps: readonly (() => Promise<void>)[] = [
    async () => {
      const assessmentId = newId<'Assessment'>() as string;
      const exam: PlannedExam = {
        examId: newId<'Exam'>(),
        participantId: pick(participants),
        examinerId: pick(people),
        assessmentId,
        assessmentsEver: new Set([assessmentId]),
        wroteIn: new Set(),
      };
      exams.push(exam);
      await putPlan(exam);
    },
    async () => {
      if (exams.length === 0) return;
      const exam = pick(exams);
      exam.examinerId = pick(people);
      if (below(2) === 0) exam.participantId = pick(participants);
      if (below(3) === 0) exam.assessmentId = newId();
      exam.assessmentsEver.add(exam.assessmentId);
      await putPlan(exam);
    },
    async () => {
      if (exams.length === 0) return;
      const [exam, device, actorId] = [pick(exams), pick(devices), pick(people)];
      exam.wroteIn.add(device.member.device.deviceId).add(actorId);
      const draft = { subjectId: exam.assessmentId, examId: exam.examId };
      await push(device.member, device.member.device.sign(draft, { actorId }));
    },
    async () => {
      const [device, staffId] = [pick(devices), pick(people)];
      if (device.people.has(staffId)) return;
      device.people.add(staffId);
      await aPerson(hub.store, device.member.device, ['examiner'], { staffId });
    },
    async () => {
      const role = below(3) === 0 ? pick(roles) : 'examiner';
      await setRoles(pick(people), [role], below(5) === 0 ? '2026-11-25T09:00:00.000Z' : null);
    },
    async () => {
      const participantId = pick(participants);
      const participationId = newId<'Participation'>() as string;
      linksOf.get(participantId)?.push(participationId);
      const about = { qualificationId: newId(), linkedAt: '2026-11-24T09:00:00.000Z', endedAt: null };
      const body = { participationId, participantId, reason: 'chosen', ...about };
      const type = 'participation';
      const draft = { kind: 'document' as const, subjectType: type, type, subjectId: participationId };
      await push(office, office.device.sign({ ...draft, examId: null, upon: null, body }));
    },
    async () => {
      await pick(devices).reader.read({ limit: 1 + below(20), pages: 1 + below(3) });
    },
  ];

  /** What the table says of the state as it is now. */
  const expected = ({ member, people: here }: (typeof devices)[number]): readonly string[] => {
    const seers = [...here].filter((staffId) => (rolesOf.get(staffId) ?? []).length > 0);
    const isAll = seers.some((staffId) => rolesOf.get(staffId)?.some((role) => role !== 'examiner'));
    const viewers: readonly string[] = [...seers, member.device.deviceId];
    const seen = exams.filter(
      ({ examinerId, wroteIn }) => isAll || viewers.some((id) => id === examinerId || wroteIn.has(id)),
    );
    const theirs = isAll ? participants : seen.map(({ participantId }) => participantId);
    const events = seen.filter(({ wroteIn }) => wroteIn.size > 0);
    return [
      ...new Set([
        ...seen.map(({ examId }) => `exam ${examId}`),
        ...theirs.map((id) => `participant ${id}`),
        ...theirs.flatMap((id) => (linksOf.get(id) ?? []).map((link) => `participation ${link}`)),
        ...events.map(({ examId }) => `events of ${examId}`),
      ]),
    ].sort();
  };
  const wanted: ReadonlySet<string> = new Set(['exam', 'participant', 'participation', 'assessment']);
  const held = ({ reader }: (typeof devices)[number]): readonly string[] =>
    [
      ...new Set(
        reader
          .held()
          .filter(({ subjectType }) => wanted.has(subjectType))
          .map(({ subjectType, subjectId, examId }) =>
            subjectType === 'assessment' ? `events of ${examId}` : `${subjectType} ${subjectId}`,
          ),
      ),
    ].sort();
  return { below, steps, devices, expected, held };
}

test.each([1, 2, 3, 4, 5, 6])('H45: history %s', async (seed) => {
  const { below, steps, devices, expected, held } = await aWorld(seed);
  for (let step = 0; step < 60; step++) await steps[below(steps.length)]?.();
  for (const device of devices) {
    await device.reader.read({ limit: 1 + below(30) });
    expect(held(device)).toEqual(expected(device));
  }
});
