/**
 * A plan through 300 histories by chance: changed, cancelled, held after all, taken back, put back, people of it erased. Whatever came
 * before, undoing the last change brings back exactly what stood, an erasure leaves nothing of whom it names and nothing more to do,
 * and every candidate has an assessment.
 */
import { expect, it } from 'vitest';
import { withFacts } from '../../shared/domain/candidate-facts';
import {
  cancelPlan,
  changePlan,
  holdAfterAll,
  type PlanWish,
  takeBackPlan,
} from '../../shared/domain/change-plan';
import { bindsOneOf, withoutPeople } from '../../shared/domain/compose-erasure';
import { gatherErased, isErased, isNamedCandidate, peopleOff } from '../../shared/domain/erased';
import { headOf } from '../../shared/domain/exam';
import { putBackInPlan } from '../../shared/domain/put-back-in-plan';
import { planBefore } from '../../shared/domain/undo-plan-change';
import { type PlannedCandidate, type PlannedExam, plannedExamSchema } from '../../shared/records/exam';
import { aCandidate, anExam, anId, recordsOf } from '../builders/an-exam';
import { plannedTime } from '../builders/planned-time';
import { value } from '../builders/value';
import { seedOfRun } from '../faults/seed-of-run';
import { type Seeded, seeded } from '../faults/seeded';

const histories = 300;
const seed = seedOfRun();
const staff = [8001, 8002].map((n) => ({ staffId: anId<'Staff'>(n), name: `Joke ${n}`, jobTitle: '' }));
const everybody = [1, 2, 3, 4].map((n) =>
  aCandidate({
    ...{ assessmentId: anId(7000 + n), participantId: anId(6000 + n), name: `Naam${n}x`, number: `N${n}x` },
    examinerId: staff[0]!.staffId,
  }),
);
/** As somebody comes into a plan. */
const known = new Map(
  everybody.map(({ assessmentId: _, examinerId: __, ...one }): [string, PlannedCandidate] => [
    one.participantId,
    one,
  ]),
);
const nobody = new Set<never>();
const decider = (reason: string) => ({
  ...{ byStaffId: anId<'Staff'>(8009), at: '2026-11-20T10:00:00.000Z', reason, newId: plannedTime.newId },
});
const examinerOf = (staffId: string) => staff.find((one) => one.staffId === staffId)!;

type Standing = {
  exam: PlannedExam;
  readonly erased: Set<string>;
  readonly seats: Set<string>;
};

const wishOf = (exam: PlannedExam): PlanWish => ({
  ...{ code: exam.code, title: exam.title, plannedAt: exam.plannedAt, timeZone: exam.timeZone },
  ...{ place: exam.place, candidates: exam.candidates, durationMinutes: exam.durationMinutes ?? null },
  examiner: examinerOf(exam.examiners[0]!.staffId),
});
/** What a plan says, without how it came to be. */
const said = ({ version: _, changes: __, assessments: ___, examiners, ...exam }: PlannedExam) => ({
  ...exam,
  examiner: examiners[0],
});

/** Undone at once it is what it was. */
function expectUndone(before: PlannedExam, after: PlannedExam): void {
  const asked = planBefore(after);
  expect(asked).not.toBeNull();
  const { examinerId, candidates, ...rest } = asked!;
  const wish = {
    ...{ ...rest, examiner: examinerOf(examinerId) },
    candidates: candidates.map((one) => withFacts(known.get(one.participantId)!, one.facts)),
  };
  expect(said(value(changePlan(after, wish, nobody, decider('undone'))))).toEqual(said(before));
}

function change(now: Standing, chance: Seeded): void {
  const { exam, erased, seats } = now;
  const stay = exam.candidates.filter((one) => isNamedCandidate(one) && chance.int(3) > 0);
  const there = new Set<string>(stay.map(({ participantId }) => participantId));
  const come = [...known.values()].filter(
    ({ participantId: id }) => !there.has(id) && !erased.has(id) && !seats.has(id) && chance.int(3) === 0,
  );
  const candidates = [...stay, ...come].map((one) =>
    chance.int(3) === 0
      ? withFacts(one, { extraMinutes: 1 + chance.int(50), adjustments: `Rust ${one.name}` })
      : one,
  );
  const wish = {
    ...{ ...wishOf(exam), candidates, examiner: chance.pick(staff) },
    ...(chance.int(2) === 0 && { place: `Hal ${chance.int(9)}` }),
    ...(chance.int(4) === 0 && { timeZone: chance.pick(['America/Kralendijk', undefined]) }),
  };
  const changed = changePlan(exam, wish, nobody, decider(`Reden ${chance.int(99)}`));
  if (!changed.ok) return;
  const isUsual = !exam.isRemoved && exam.candidates.every(isNamedCandidate);
  if (changed.value !== exam && isUsual) expectUndone(exam, changed.value);
  now.exam = changed.value;
}

function erase(now: Standing, chance: Seeded): void {
  const { participantId } = chance.pick(everybody);
  chance.pick([now.erased, now.seats]).add(participantId);
  const { examId } = now.exam;
  const seats = [...now.seats].map((id) => ({ examId, participantId: id as never, assessmentIds: [] }));
  const all = gatherErased([
    { participantIds: [...now.erased] as never, ...{ assessmentIds: [], examIds: [], partIds: [], seats } },
  ]);
  const about = { kind: 'document', subjectType: 'exam', type: 'exam', typeVersion: 1 } as const;
  const isLeft = (): boolean =>
    isErased({ ...about, subjectId: examId, body: now.exam }, all) || bindsOneOf(now.exam, all.people);
  if (isLeft()) now.exam = withoutPeople(now.exam, peopleOff(all, examId), all.people);
  expect(isLeft()).toBe(false);
  const text = JSON.stringify(now.exam);
  for (const id of [...now.erased, ...now.seats]) expect(text).not.toContain(known.get(id)!.name);
}

function putBack(now: Standing, chance: Seeded): void {
  const { exam, erased, seats } = now;
  const bound = new Set<string>(exam.assessments.map(({ participantId }) => participantId));
  const back = [...known.values()].filter(
    ({ participantId: id }) => bound.has(id) && !erased.has(id) && !seats.has(id) && chance.int(2) === 0,
  );
  now.exam = putBackInPlan(exam, back, decider('Was begonnen'));
}

function act(now: Standing, chance: Seeded): void {
  const { exam } = now;
  const acts = [
    ...Array.from({ length: 4 }, () => () => change(now, chance)),
    () => {
      now.exam = value(cancelPlan(exam, decider('Brand')));
    },
    () => {
      now.exam = holdAfterAll(exam);
    },
    () => {
      now.exam = value(takeBackPlan(exam, nobody));
    },
    () => putBack(now, chance),
    () => erase(now, chance),
  ];
  chance.pick(acts)();
}

it(`F3 H50 is as it was when a change is undone, and says nothing of whoever was erased (seed ${seed})`, () => {
  for (let history = 0; history < histories; history += 1) {
    const chance = seeded(seed + history);
    const { planned } = recordsOf(
      anExam({ candidates: everybody.slice(0, 2), examinerId: staff[0]!.staffId }),
    );
    // Names as these tests have them, and not of an exam that was planned before.
    const candidates = planned.candidates.map((one) => known.get(one.participantId) ?? one);
    const now: Standing = {
      exam: { ...planned, candidates, examiners: [staff[0]!] },
      ...{ erased: new Set(), seats: new Set() },
    };
    for (let step = 0; step < 10; step += 1) {
      act(now, chance);
      expect(plannedExamSchema.safeParse(now.exam).error).toBeUndefined();
      if (!now.exam.isRemoved) expect(headOf(now.exam).candidates).toHaveLength(now.exam.candidates.length);
    }
  }
});
