/** Two exams change candidates or examiners: who goes where, with what, and who stays (F28). */
import { describe, expect, it } from 'vitest';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { ParticipantId } from '../kernel/ids';
import type { PlannedExam } from '../records/exam';
import { changePlan, type Decider, type PlanWish } from './change-plan';
import { examinerOfPlan } from './exam';
import {
  differenceOf,
  type Swap,
  type SwapSides,
  swapPlans,
  swapPlansBack,
  whoLosesAttempt,
  whyNotSwap,
} from './swap-plans';

const [joke, karel] = [anId<'Staff'>(8001), anId<'Staff'>(8002)];
const person = (number: number) => anId<'Participant'>(6000 + number);

function planned(number: number, examinerId: typeof joke, people: readonly number[]): PlannedExam {
  const exam = anExam({
    examId: anId(5000 + number),
    code: `E-${number}`,
    examinerId,
    examinerName: examinerId === joke ? 'Joke' : 'Karel',
    plannedAt: `2026-11-2${number}T08:00:00.000Z`,
    candidates: people.map((one) =>
      aCandidate({ assessmentId: anId(7000 + one), participantId: person(one), examinerId, name: `P${one}` }),
    ),
  });
  return recordsOf(exam).planned;
}
const first = planned(1, joke, [1, 2]);
const second = planned(2, karel, [3, 4]);
const sidesOf = (
  one: PlannedExam = first,
  other: PlannedExam = second,
  begun: readonly ParticipantId[] = [],
): SwapSides => [
  { exam: one, begun: new Set(begun) },
  { exam: other, begun: new Set(begun) },
];
const people: Swap = { kind: 'candidates', ofFirst: person(2), ofSecond: person(3) };
const examiners: Swap = { kind: 'examiners' };
const why = (sides: SwapSides, swap: Swap) => whyNotSwap(sides, swap)?.code ?? null;

describe('a swap', () => {
  it('F28 puts each in the place of the other: at that time, with what is said of them', () => {
    const [two, three] = [first.candidates[1]!, second.candidates[0]!];
    const slotted = {
      ...first,
      candidates: [first.candidates[0]!, { ...two, startsAt: '2026-11-21T09:00:00.000Z' }],
    };
    const aided = {
      ...second,
      candidates: [{ ...three, extraMinutes: 15, attempt: 2 }, second.candidates[1]!],
    };
    const [one, other] = swapPlans(sidesOf(slotted, aided), people);
    expect(one.candidates).toEqual([
      first.candidates[0],
      { ...three, extraMinutes: 15, attempt: 2, startsAt: '2026-11-21T09:00:00.000Z' },
    ]);
    expect(other.candidates).toEqual([two, second.candidates[1]]);
    expect([one.examiner.staffId, other.examiner.staffId]).toEqual([joke, karel]);
    expect([one.plannedAt, one.code]).toEqual([first.plannedAt, 'E-1']);
  });

  it('F28 leaves attempt and resit behind in an exam of another qualification, and brings them back when it is swapped back', () => {
    const [two, three] = [first.candidates[1]!, second.candidates[0]!];
    const resit = {
      ...{ attempt: 2, extraMinutes: 15 },
      resitOf: {
        ...{ examId: anId<'Exam'>(5009), assessmentId: anId<'Assessment'>(7009), code: 'E-9' },
        plannedAt: '2026-10-01T08:00:00.000Z',
      },
    };
    const other = { ...second, candidates: [{ ...three, ...resit }, second.candidates[1]!] };
    const about = { ...other.about, qualificationId: anId<'Qualification'>(1002) };
    const elsewhere = { ...other, about, definitionDigest: '0'.repeat(64) };
    expect(differenceOf(sidesOf())).toBeNull();
    expect(differenceOf(sidesOf(first, { ...other, definitionDigest: '0'.repeat(64) }))).toBe('content');
    expect(whoLosesAttempt(sidesOf(first, other), people)).toEqual([]);
    const sides = sidesOf(first, elsewhere);
    expect(differenceOf(sides)).toBe('qualification');
    expect(whoLosesAttempt(sides, people).map(({ name }) => name)).toEqual(['P3']);
    const [one] = swapPlans(sides, people);
    expect(one.candidates[1]).toEqual({ ...three, extraMinutes: 15 });
    const said = [
      { participantId: three.participantId, ...resit },
      { participantId: person(4), attempt: 1 },
    ];
    const change = {
      ...{ changeId: anId<'PlanChange'>(1), at: '2026-11-20T10:00:00.000Z', byStaffId: joke, reason: 'x' },
      ...{ version: 2, before: { candidates: said }, removed: [three.participantId] },
    };
    const swapped = { ...elsewhere, candidates: [two, second.candidates[1]!], changes: [change] };
    const here = { ...first, candidates: [first.candidates[0]!, { ...three, extraMinutes: 15 }] };
    const [back, there] = swapPlansBack(sidesOf(here, swapped), {
      ...{ kind: 'candidates', ofFirst: person(3), ofSecond: person(2) },
    });
    expect(back.candidates).toEqual(first.candidates);
    expect(there.candidates[0]).toEqual({ ...three, ...resit });
  });

  it('F28 gives each exam the examiner of the other, and leaves the candidates', () => {
    const [one, other] = swapPlans(sidesOf(), examiners);
    expect([one.examiner.name, other.examiner.name]).toEqual(['Karel', 'Joke']);
    expect([one.candidates, other.candidates]).toEqual([first.candidates, second.candidates]);
    expect(examinerOfPlan(first).name).toBe('Joke');
  });

  it('W1 takes nobody away who was begun, and no examiner from those who all were', () => {
    expect(why(sidesOf(first, second, [person(3)]), people)).toBe('plan-candidate-begun');
    expect(why(sidesOf(first, second, [person(1), person(4)]), people)).toBeNull();
    expect(why(sidesOf(first, second, [person(3)]), examiners)).toBeNull();
    expect(why(sidesOf(first, second, [person(3), person(4)]), examiners)).toBe('swap-all-begun');
  });

  it('F28 is none with an exam that is not held, with the same examiner, or of whoever is there already or not any more', () => {
    expect(why(sidesOf(first, { ...second, status: 'cancelled' }), people)).toBe('swap-not-held');
    expect(why(sidesOf({ ...first, isRemoved: true }), people)).toBe('swap-not-held');
    expect(why(sidesOf(first, planned(2, joke, [3])), examiners)).toBe('swap-same-examiner');
    expect(why(sidesOf(first, planned(2, karel, [3, 2])), people)).toBe('swap-already-there');
    expect(why(sidesOf(first, planned(2, karel, [4])), people)).toBe('swap-candidate-gone');
  });

  it('W1 an exam that was given to another examiner after somebody began is theirs: for the others in it, and for a swap back', () => {
    const begun = [person(1)];
    let made = 0;
    const decider: Decider = {
      ...{ byStaffId: anId<'Staff'>(8009), at: '2026-11-20T10:00:00.000Z', reason: 'Ziek' },
      newId: <Brand extends string>() => anId<Brand>(90_000 + ++made),
    };
    const changed = (exam: PlannedExam, wish: PlanWish): PlannedExam => {
      const result = changePlan(exam, wish, new Set(begun), decider);
      if (!result.ok) throw new Error(result.problem.code);
      return result.value;
    };
    const three = planned(1, joke, [1, 2, 6]);
    const [toKarel, toJoke] = swapPlans(sidesOf(three, second, begun), examiners);
    const [here, there] = [changed(three, toKarel), changed(second, toJoke)];
    expect([here, there].map((exam) => examinerOfPlan(exam).name)).toEqual(['Karel', 'Joke']);
    expect(why(sidesOf(here, there, begun), examiners)).toBeNull();
    const [wish] = swapPlans(sidesOf(here, planned(3, anId<'Staff'>(8003), [5]), begun), {
      ...{ kind: 'candidates', ofFirst: person(2), ofSecond: person(5) },
    });
    const swapped = changed(here, wish);
    const examinerOf = (id: ParticipantId) =>
      swapped.assessments.find(({ participantId }) => participantId === id)?.examinerId;
    expect([1, 5, 6].map((number) => examinerOf(person(number)))).toEqual([joke, karel, karel]);
    expect(Object.keys(swapped.changes?.at(-1)?.before ?? {})).toEqual(['candidates']);
  });
});
