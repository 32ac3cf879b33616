/** The last change of a plan is made undone: everything of it, and nothing that came after it (F3). */
import { describe, expect, it } from 'vitest';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { Id } from '../kernel/ids';
import type { PlannedExam } from '../records/exam';
import { withFacts } from './candidate-facts';
import {
  cancelPlan,
  changePlan,
  type Decider,
  holdAfterAll,
  type PlanWish,
  takeBackPlan,
} from './change-plan';
import { mergeDocuments } from './merge-documents';
import { putBackInPlan } from './put-back-in-plan';
import { clashesBefore, planBefore } from './undo-plan-change';

const [fatma, karel] = [8001, 8002].map((number) => ({
  ...{ staffId: anId<'Staff'>(number), name: 'Joke Wierda', jobTitle: 'docent lastechniek' },
}));
const people = [1, 2, 3].map((number) => ({
  ...aCandidate({ assessmentId: anId(7000 + number) }),
  participantId: anId<'Participant'>(6000 + number),
}));
const aided = { extraMinutes: 15, adjustments: 'Rustige ruimte', startsAt: '2026-11-24T09:00:00.000Z' };
const { planned } = recordsOf(
  anExam({ candidates: [people[0]!, { ...people[1]!, ...aided }], examinerId: fatma!.staffId }),
);
let made = 0;
const decider = (swappedWith?: Decider['swappedWith']): Decider => ({
  ...{ byStaffId: anId<'Staff'>(8009), at: '2026-11-20T10:00:00.000Z', reason: 'Ziek', swappedWith },
  newId: <Brand extends string>(): Id<Brand> => anId<Brand>(90_000 + ++made),
});
const wish = (exam: PlannedExam, given: Partial<PlanWish> = {}): PlanWish => {
  const { code, title, plannedAt, timeZone, place, candidates, durationMinutes = null } = exam;
  return { code, title, plannedAt, timeZone, place, durationMinutes, candidates, examiner: fatma!, ...given };
};
function changed(given: Partial<PlanWish>, exam = planned, by = decider()): PlannedExam {
  const result = changePlan(exam, wish(exam, given), new Set(), by);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}
const inPlan = ({ assessmentId: _, examinerId: __, ...candidate }: (typeof people)[number]) => candidate;
/** As the action does: by ids, with what is said of each. */
function undone(exam: PlannedExam): PlannedExam {
  const before = planBefore(exam);
  if (!before) throw new Error('nothing to undo');
  const known = new Map(people.map((one) => [one.participantId, withFacts(inPlan(one), {})]));
  const { examinerId, candidates, ...rest } = before;
  return changed(
    {
      ...rest,
      examiner: [fatma!, karel!].find(({ staffId }) => staffId === examinerId)!,
      candidates: candidates.map(({ participantId, facts }) => ({ ...known.get(participantId)!, ...facts })),
    },
    exam,
  );
}
/** What a plan says, without how it came to be. */
const said = ({ version: _, changes: __, assessments, ...exam }: PlannedExam) => ({
  ...exam,
  assessments: assessments.filter((one) =>
    exam.candidates.some(({ participantId }) => participantId === one.participantId),
  ),
});
const [first, second] = planned.candidates;

describe('planBefore', () => {
  it.each<readonly [string, Partial<PlanWish>]>([
    [
      'time, place and zone',
      { plannedAt: '2026-12-01T08:00:00.000Z', place: 'Hal 3', timeZone: 'America/Kralendijk' },
    ],
    ['examiner, code, title and duration', { examiner: karel!, code: 'X', title: 'Y', durationMinutes: 90 }],
    ['a candidate who was taken out', { candidates: [first!] }],
    ['a candidate who came in', { candidates: [first!, second!, inPlan(people[2]!)] }],
    ['the place and the order', { place: 'Hal 3', candidates: [second!, first!] }],
    [
      'the order, and what was said of somebody',
      { candidates: [{ ...withFacts(second!, {}), extraMinutes: 30 }, first!] },
    ],
  ])('F3 brings back %s as they were', (_, given) => {
    const next = changed(given);
    expect(said(next)).not.toEqual(said(planned));
    const back = undone(next);
    expect(said(back)).toEqual(said(planned));
    expect(back.version).toBe(3);
    // Undone once more it is as it was changed.
    expect(said(undone(back))).toEqual(said(next));
  });

  it('F3 undoes nothing of what was changed after or beside it, was swapped, or is not held', () => {
    const next = changed({ place: 'Hal 3' });
    const cancelled = cancelPlan(next, decider());
    if (!cancelled.ok) throw new Error(cancelled.problem.code);
    const apart = changed({ durationMinutes: 30 });
    const ways = { base: planned, standing: next, displaced: apart };
    const nothing = {
      'never changed': planned,
      cancelled: cancelled.value,
      'held after all': holdAfterAll(cancelled.value),
      'two apart': mergeDocuments('exam', ways).document,
      'a swap': changed({ examiner: karel! }, planned, decider(anId(5002))),
      'taken back': { ...next, isRemoved: true },
    };
    expect(Object.entries(nothing).filter(([, exam]) => planBefore(exam) !== null)).toEqual([]);
  });

  it('F3 is not there where nothing would become other, nor for whoever was put back', () => {
    const next = changed({ candidates: [first!] });
    const back = putBackInPlan(next, [second!], decider());
    expect(back.candidates).toHaveLength(2);
    expect(planBefore(back)).toBeNull();
    const [change] = changed({ place: 'Hal 3' }).changes!;
    expect(planBefore({ ...planned, version: 2, changes: [{ ...change!, before: {} }] })).toBeNull();
  });

  it('W1 puts back with what was said of them, while that is known; when they begin only in an exam that was not moved', () => {
    const back = (given: Partial<PlanWish>) =>
      putBackInPlan(changed(given), [withFacts(second!, {})], decider()).candidates[1];
    expect(back({ candidates: [first!] })).toEqual(second);
    expect(back({ candidates: [first!], plannedAt: '2026-12-01T08:00:00.000Z' })).toEqual(
      withFacts(second!, { extraMinutes: 15, adjustments: 'Rustige ruimte' }),
    );
    // After a change since then it is not known any more.
    const later = changed({ place: 'Hal 9' }, changed({ candidates: [first!] }));
    expect(putBackInPlan(later, [inPlan(people[1]!)], decider()).candidates[1]).toEqual(inPlan(people[1]!));
  });

  it('F3 keeps what was said of somebody no longer than the change can be undone, and of nobody else', () => {
    const next = changed({ candidates: [{ ...first!, extraMinutes: 5 }, second!] });
    expect(next.changes?.[0]?.before.candidates?.[1]).toEqual({ participantId: second!.participantId });
    const gone = changed({ candidates: [first!] });
    const cancelled = cancelPlan(gone, decider());
    if (!cancelled.ok) throw new Error(cancelled.problem.code);
    const back = takeBackPlan(gone, new Set());
    if (!back.ok) throw new Error(back.problem.code);
    for (const later of [cancelled.value, holdAfterAll({ ...gone, status: 'cancelled' }), back.value])
      expect(JSON.stringify(later.changes)).not.toContain('Rustige ruimte');
  });

  it('tells what stands in its way, and did not before', () => {
    const next = changed({ plannedAt: '2026-12-01T08:00:00.000Z' });
    const other = { ...planned, examId: anId<'Exam'>(5009), candidates: [inPlan(people[2]!)] };
    const before = planBefore(next);
    if (!before) throw new Error('nothing to undo');
    expect(clashesBefore(next, before, [next, other]).length).toBeGreaterThan(0);
    expect(clashesBefore(next, before, [next])).toEqual([]);
  });

  it('F3 keeps what was said of each candidate in the last change only; an older program did not keep it', () => {
    const next = changed({ candidates: [first!] });
    expect(next.changes?.[0]?.before.candidates?.[1]).toEqual({
      participantId: second!.participantId,
      ...aided,
    });
    for (const later of [changed({ place: 'Hal 9' }, next), putBackInPlan(next, [second!], decider())]) {
      expect(JSON.stringify(later.changes)).not.toContain('Rustige ruimte');
      expect(later.changes?.[0]).toMatchObject({ removed: [second!.participantId] });
    }
    const old = { ...next, changes: next.changes!.map((change) => ({ ...change, before: {} })) };
    expect(planBefore(old)).toBeNull();
  });
});
