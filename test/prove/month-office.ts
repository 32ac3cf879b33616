/** What two administrators do in a month: plan, move, cancel, say who was away, plan resits, and bring together what they did apart. */

import type { PlannedExam } from '../../shared/records/exam';
import type { Participant } from '../../shared/records/participant';
import { standardScales } from '../../shared/records/standard-scales';
import { standardRules } from '../../shared/values/pass-rule';
import { cancelExam, changeExamPlan, holdExamAfterAll } from '../../src-renderer/actions/change-exam-plan';
import type { PlanChange } from '../../src-renderer/actions/decide-plan-change';
import { mergeRefused } from '../../src-renderer/actions/merge-refused';
import { type ExamRequest, planExams } from '../../src-renderer/actions/plan-exam';
import { recordAttendance } from '../../src-renderer/actions/record-attendance';
import type { ExamState } from '../../src-renderer/queries/compose-exam-states';
import { value } from '../builders/value';
import type { Post } from './month-centre';
import { count, lookAt, type Month, sitDown, workAs } from './month-tablet';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
const zones = [undefined, undefined, undefined, 'America/Kralendijk', 'Europe/Lisbon', 'Asia/Tokyo'];

/** Both administrators know everything that the hub has, and nothing is left to bring together. */
export async function meet({ centre: { offices } }: Month): Promise<void> {
  for (const post of [...offices, ...offices, offices[0]!]) {
    await workAs(post, post.people[0]!);
    await post.contact();
    value(await mergeRefused(post.device.deps, null));
    await post.contact();
  }
}

/** The plan as it is, by ids, for a change of some of it. */
const asItIs = (exam: PlannedExam): PlanChange => ({
  ...{
    examId: exam.examId,
    code: exam.code,
    title: exam.title,
    plannedAt: exam.plannedAt,
    place: exam.place,
  },
  ...(exam.timeZone ? { timeZone: exam.timeZone } : {}),
  ...{ durationMinutes: exam.durationMinutes ?? null, reason: 'Rooster gewijzigd' },
  examinerId: exam.assessments[0]!.examinerId,
  candidates: exam.candidates.map(({ participantId, startsAt, extraMinutes, attempt, resitOf }) => ({
    participantId,
    facts: {
      ...(startsAt && { startsAt }),
      ...(extraMinutes && { extraMinutes }),
      ...(attempt && { attempt }),
      ...(resitOf && { resitOf }),
    },
  })),
});

/** All of it so much later, slots too. */
const moved = (plan: PlanChange, byMs: number): PlanChange => {
  const later = (moment: string): string => new Date(Date.parse(moment) + byMs).toISOString();
  return {
    ...plan,
    plannedAt: later(plan.plannedAt),
    candidates: plan.candidates.map(({ participantId, facts }) => ({
      participantId,
      facts: { ...facts, ...(facts.startsAt && { startsAt: later(facts.startsAt) }) },
    })),
  };
};

const changes: Readonly<Record<string, (plan: PlanChange, month: Month) => PlanChange>> = {
  moved: (plan, { chance }) => moved(plan, (1 + chance.int(3)) * dayMs),
  'other place': (plan, { chance }) => ({ ...plan, place: `Hal ${chance.int(9)}` }),
  'other examiner': (plan, { chance, centre }) => ({
    ...plan,
    examinerId: chance.pick(chance.pick(centre.tablets).people),
  }),
  'candidate taken out': (plan) =>
    plan.candidates.length > 1 ? { ...plan, candidates: plan.candidates.slice(1) } : plan,
  'other code': (plan) => ({ ...plan, code: `${plan.code}-b` }),
};

/** Everybody who is in it by what the office planned sits down at their time. */
export function expectThem(month: Month, exam: PlannedExam): void {
  const { agenda, centre, chance } = month;
  for (const { participantId, startsAt } of exam.candidates) {
    const examinerId = exam.assessments[0]!.examinerId;
    const post = centre.tablets.find(({ people }) => people.includes(examinerId))!;
    // Some come late, a few so late that the examiner says why it begins then.
    const lateMs = chance.int(12) === 0 ? 100 * minuteMs : chance.int(20) * minuteMs;
    agenda.at(Date.parse(startsAt ?? exam.plannedAt) + lateMs, () =>
      sitDown(month, post, { examId: exam.examId, participantId }),
    );
  }
}

async function change(month: Month, exam: PlannedExam, kind: string): Promise<void> {
  const { chance, centre } = month;
  const post = chance.pick(centre.offices);
  await workAs(post, post.people[0]!);
  const { deps } = post.device;
  const stands = (await deps.cache.document('exam', exam.examId))?.document;
  if (!stands || stands.status === 'cancelled') return;
  const wish = changes[kind]!(asItIs(stands), month);
  const changed = await changeExamPlan(deps, wish);
  // Who was begun stays in; everything else goes through.
  if (!changed.ok && changed.problem.code !== 'plan-candidate-begun') value(changed);
  count(month, kind);
  expectThem(month, (await deps.cache.document('exam', exam.examId))!.document);
}

/** What will be done with one exam after it was planned. */
export function accompany(month: Month, exam: PlannedExam): void {
  const { chance, agenda, centre } = month;
  const [now, start] = [centre.clock.now().getTime(), Date.parse(exam.plannedAt)];
  const before = (): number => now + chance.int(Math.max(1, start - now));
  expectThem(month, exam);
  if (chance.int(4) === 0) {
    const kind = chance.pick(Object.keys(changes));
    agenda.at(before(), () => change(month, exam, kind));
  }
  if (chance.int(12) === 0) agenda.at(start + 35 * minuteMs, () => change(month, exam, 'moved'));
  if (chance.int(12) > 0) return;
  const [post, cancelledMs] = [chance.pick(centre.offices), before()];
  const { deps } = post.device;
  // Planned on the other device, it may not be known on this one yet.
  const knows = async (): Promise<boolean> => (await deps.cache.document('exam', exam.examId)) !== null;
  agenda.at(cancelledMs, async () => {
    await workAs(post, post.people[0]!);
    if (!(await knows())) return;
    value(await cancelExam(deps, { examId: exam.examId, reason: 'Geen materiaal' }));
    count(month, 'cancelled');
  });
  if (chance.int(3) === 0)
    agenda.at(cancelledMs + 3 * hourMs, async () => {
      await workAs(post, post.people[0]!);
      if (!(await knows())) return;
      value(await holdExamAfterAll(deps, { examId: exam.examId }));
      count(month, 'held after all');
    });
}

/** @param at when it begins; some people have a time of their own */
export function requestOf(
  { centre, chance }: Month,
  people: readonly Participant[],
  code: string,
  at: number,
): ExamRequest {
  const qualification = chance.pick(centre.qualifications);
  const timeZone = chance.pick(zones);
  const hasSlots = chance.int(3) === 0;
  const facts = people.map(({ participantId }, place) => [
    participantId,
    {
      ...(hasSlots && { startsAt: new Date(at + place * 20 * minuteMs).toISOString() }),
      ...(chance.int(8) === 0 && { extraMinutes: 30 }),
    },
  ]);
  return {
    ...{ qualificationId: qualification.qualificationId, scale: standardScales['met-not-met'] },
    workProcessIds: qualification.coreTasks.flatMap((one) => one.workProcesses.map((w) => w.workProcessId)),
    ...{ rule: standardRules.all, participantIds: people.map(({ participantId }) => participantId) },
    examinerId: chance.pick(chance.pick(centre.tablets).people),
    ...{
      code,
      title: `Proeve ${code}`,
      plannedAt: new Date(at).toISOString(),
      place: `Hal ${chance.int(9)}`,
    },
    ...(timeZone && { timeZone }),
    ...{ candidateFacts: Object.fromEntries(facts), durationMinutes: chance.pick([undefined, 30, 60, 90]) },
  };
}

export async function plan(month: Month, requests: readonly ExamRequest[]): Promise<void> {
  const post = month.chance.pick(month.centre.offices);
  await workAs(post, post.people[0]!);
  await post.contact();
  for (const exam of value(await planExams(post.device.deps, requests))) accompany(month, exam);
}

/** Half of those whom nobody saw are said to be away, by what the office knows: their tablet may have no network. */
export async function sayWhoWasAway(month: Month, post: Post, states: readonly ExamState[]): Promise<void> {
  const { chance, centre } = month;
  const now = centre.clock.now().getTime();
  for (const { exam, candidate, assessment } of states) {
    const passed = now - Date.parse(candidate.startsAt ?? exam.plannedAt);
    const isUnseen = assessment.events === 0 && !assessment.attendance && exam.status === 'planned';
    if (!isUnseen || passed < 2 * hourMs || passed > 30 * hourMs || chance.int(2) === 0) continue;
    await lookAt(post, { exam, candidate });
    value(
      await recordAttendance(post.device.deps, {
        ...{ examId: exam.examId, assessmentId: candidate.assessmentId },
        changeId: centre.clock.world.newId<'Change'>(),
        ...{ attendance: chance.pick(['absent', 'ill'] as const), reason: 'Gebeld' },
      }),
    );
    count(month, 'said by the office');
  }
}

/** Most of those who failed, as far as the office knows, do it over some days later. */
export async function planResits(
  month: Month,
  states: readonly ExamState[],
  done: Set<string>,
  lastMs: number,
): Promise<void> {
  const { chance, centre } = month;
  const requests = states.flatMap(({ exam, candidate, assessment }): readonly ExamRequest[] => {
    const { assessmentId, participantId } = candidate;
    const at = centre.clock.now().getTime() + (2 + chance.int(5)) * dayMs;
    if (assessment.signed?.outcome !== 'failed' || done.has(assessmentId) || at > lastMs) return [];
    done.add(assessmentId);
    if (chance.int(3) === 0) return [];
    const person = centre.participants.find((one) => one.participantId === participantId)!;
    const { examId, code, plannedAt } = exam;
    const qualification = centre.qualifications.find(
      (one) => one.qualificationId === exam.about.qualificationId,
    )!;
    count(month, 'resit');
    return [
      {
        ...requestOf(month, [person], `${code}-H${done.size}`, at),
        qualificationId: qualification.qualificationId,
        workProcessIds: qualification.coreTasks.flatMap((one) =>
          one.workProcesses.map((w) => w.workProcessId),
        ),
        candidateFacts: {
          [participantId]: { attempt: 2, resitOf: { examId, assessmentId, code, plannedAt } },
        },
      },
    ];
  });
  if (requests.length > 0) await plan(month, requests);
}
