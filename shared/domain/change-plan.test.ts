/** A plan that becomes another, with a reason; what was begun stays as it was begun. */
import { describe, expect, it } from 'vitest';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { Id } from '../kernel/ids';
import {
  cancelPlan,
  changePlan,
  type Decider,
  holdAfterAll,
  type PlanWish,
  takeBackPlan,
} from './change-plan';
import { headOf } from './exam';
import { mergeDocuments } from './merge-documents';

const [sanne, karim, joost] = [
  anId<'Participant'>(6001),
  anId<'Participant'>(6002),
  anId<'Participant'>(6003),
];
const fatma = { staffId: anId<'Staff'>(8001), name: 'Fatma', jobTitle: '' };
const karel = { staffId: anId<'Staff'>(8002), name: 'Karel', jobTitle: 'docent' };
const candidate = (participantId: typeof sanne, number: number) => ({
  ...aCandidate({ assessmentId: anId(7000 + number) }),
  participantId,
});
const { planned } = recordsOf(
  anExam({ candidates: [candidate(sanne, 1), candidate(karim, 2)], examinerId: fatma.staffId }),
);
let made = 0;
const decider = (reason = 'Werkplaats bezet'): Decider => ({
  byStaffId: anId<'Staff'>(8009),
  at: '2026-11-20T10:00:00.000Z',
  reason,
  newId: <Brand extends string>(): Id<Brand> => anId<Brand>(90_000 + ++made),
});
const wish = (changes: Partial<PlanWish> = {}): PlanWish => ({
  code: planned.code,
  title: planned.title,
  plannedAt: planned.plannedAt,
  timeZone: planned.timeZone,
  place: planned.place,
  durationMinutes: null,
  examiner: fatma,
  candidates: planned.candidates,
  ...changes,
});
const nobody: ReadonlySet<typeof sanne> = new Set();
const changed = (changes: Partial<PlanWish>, begun = nobody, from = planned) => {
  const result = changePlan(from, wish(changes), begun, decider());
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};
const refusal = (result: ReturnType<typeof changePlan>) => (result.ok ? null : result.problem.code);

describe('changePlan', () => {
  it('F3 moves it in time and place as a new version that says what stood before, by whom and why', () => {
    const next = changed({ plannedAt: '2026-12-01T08:00:00.000Z', place: 'Hal 3', durationMinutes: 90 });
    expect(next).toMatchObject({ plannedAt: '2026-12-01T08:00:00.000Z', place: 'Hal 3', version: 2 });
    expect(next.changes).toMatchObject([
      {
        reason: 'Werkplaats bezet',
        byStaffId: anId(8009),
        version: 2,
        before: { plannedAt: planned.plannedAt, place: planned.place, durationMinutes: null },
      },
    ]);
    expect(next.assessments).toEqual(planned.assessments);
    expect(next.definitionDigest).toBe(planned.definitionDigest);
  });

  it('F3 gives it to another examiner; who was begun by the first stays with them (W1)', () => {
    const all = changed({ examiner: karel });
    expect(all.assessments.map(({ examinerId }) => examinerId)).toEqual([karel.staffId, karel.staffId]);
    expect(all.examiners.map(({ name }) => name)).toEqual(['Karel']);
    expect(headOf(all).examinerName).toBe('Karel');
    const some = changed({ examiner: karel }, new Set([sanne]));
    expect(some.assessments.map(({ examinerId }) => examinerId)).toEqual([fatma.staffId, karel.staffId]);
    expect(some.changes?.[0]?.before.examinerId).toBe(fatma.staffId);
    expect(some.examiners.map(({ name }) => name)).toEqual(['Karel', planned.examiners[0]!.name]);
  });

  it('F3 takes a candidate out, lets another in and swaps them; who stays keeps their assessment', () => {
    const next = changed({ candidates: [planned.candidates[1]!, candidate(joost, 3)] });
    expect(next.candidates.map(({ participantId }) => participantId)).toEqual([karim, joost]);
    expect(next.assessments[0]).toEqual(planned.assessments[1]);
    // A device without contact may have begun who was taken out: put back, they go on in the same assessment.
    expect(next.assessments[2]).toEqual(planned.assessments[0]);
    expect(headOf(next).candidates).toHaveLength(2);
    expect(changed({}, nobody, next).assessments[0]).toEqual(planned.assessments[0]);
    expect(next.changes?.[0]).toMatchObject({ added: [joost], removed: [sanne] });
    const moved = changed({
      candidates: [
        planned.candidates[0]!,
        { ...planned.candidates[1]!, startsAt: '2026-11-24T09:00:00.000Z' },
      ],
    });
    expect(moved.changes?.[0]).toMatchObject({ changed: [karim] });
  });

  it('refuses without a reason, without a candidate, a year nobody means, a cancelled one and who has begun', () => {
    const place = wish({ place: 'Hal 3' });
    expect(refusal(changePlan(planned, place, nobody, decider(' ')))).toBe('plan-reason-needed');
    expect(refusal(changePlan(planned, place, nobody, decider('x'.repeat(501))))).toBe('text-too-long');
    expect(refusal(changePlan(planned, wish({ candidates: [] }), nobody, decider()))).toBe(
      'exam-without-candidate',
    );
    expect(
      refusal(changePlan(planned, wish({ plannedAt: '1999-01-01T08:00:00.000Z' }), nobody, decider())),
    ).toBe('exam-year-out-of-range');
    expect(refusal(changePlan({ ...planned, status: 'cancelled' }, place, nobody, decider()))).toBe(
      'exam-cancelled',
    );
    const without = wish({ candidates: [planned.candidates[1]!] });
    expect(refusal(changePlan(planned, without, new Set([sanne]), decider()))).toBe('plan-candidate-begun');
  });

  it('records nothing, and asks no reason, where nothing would be other', () => {
    expect(changePlan(planned, wish(), nobody, decider(''))).toEqual({ ok: true, value: planned });
  });

  it('keeps every change, the oldest first', () => {
    const twice = changed({ place: 'Hal 4' }, nobody, changed({ place: 'Hal 3' }));
    expect(twice.changes?.map(({ before }) => before.place)).toEqual([planned.place, 'Hal 3']);
  });
});

describe('cancelPlan', () => {
  it('F3 is cancelled with a reason, and held after all', () => {
    expect(cancelPlan(planned, decider(''))).toMatchObject({ problem: { code: 'plan-reason-needed' } });
    const cancelled = cancelPlan(planned, decider('Brandalarm'));
    if (!cancelled.ok) throw new Error('refused');
    expect(cancelled.value).toMatchObject({
      status: 'cancelled',
      cancelled: { reason: 'Brandalarm' },
      version: 2,
    });
    expect(cancelPlan(cancelled.value, decider('Nog eens'))).toEqual(cancelled);
    expect(holdAfterAll(cancelled.value)).toMatchObject({ status: 'planned', cancelled: null, version: 3 });
  });

  it('a slip is taken back while nobody began', () => {
    expect(takeBackPlan(planned, nobody)).toMatchObject({ value: { isRemoved: true } });
    expect(takeBackPlan(planned, new Set([sanne]))).toMatchObject({ problem: { code: 'plan-begun' } });
  });
});

it('F3 two who add the same candidate apart make one assessment of them: what was at the hub first counts', () => {
  const apart = [1, 2].map(() => changed({ candidates: [...planned.candidates, candidate(joost, 3)] }));
  const [standing, displaced] = apart;
  if (!standing || !displaced) throw new Error('two plans');
  const { document, conflicts } = mergeDocuments('exam', { base: planned, standing, displaced });
  expect(conflicts).toEqual([]);
  const assessmentOf = (exam: typeof planned) =>
    headOf(exam).candidates.find(({ participantId }) => participantId === joost)?.assessmentId;
  expect(headOf(document).candidates).toHaveLength(3);
  expect(assessmentOf(document)).toBe(assessmentOf(standing));
  // It stays so when the plan is changed after that.
  expect(assessmentOf(changed({ candidates: document.candidates, place: 'Hal 9' }, nobody, document))).toBe(
    assessmentOf(standing),
  );
});
