/** Rules W9 and W11 of SPEC.md. */
import { describe, expect, it } from 'vitest';
import { anOrganisation } from '../../test/builders/a-sheet';
import { anAssessment } from '../../test/builders/an-assessment';
import { anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import { foldAssessment } from './assessment';
import { decideMark, decideTakeBackIdentity } from './decide-mark';
import { decideSign } from './decide-sign';
import { decideStartReason, offPlanOf, type StartRules, startRulesOf, whyNotStart } from './decide-start';

// Planned on 24 November at 09:00 in Amsterdam.
const exam = anExam({ plannedAt: '2026-11-24T08:00:00.000Z' });
const rulesAt = (now: string, policy: StartRules['policy'] = 'reason'): StartRules => ({
  policy,
  timeZone: 'Europe/Amsterdam',
  now: new Date(now),
  toleranceMinutes: 60,
});
const fresh = anAssessment(exam);
const refusal = (rules: StartRules, { assessment } = fresh) => whyNotStart({ exam, assessment }, rules)?.code;
const tomorrow = '2026-11-25T08:00:00.000Z';

describe('an exam that begins off its plan', () => {
  it('W9 begins as planned within an hour, also over midnight', () => {
    for (const now of ['2026-11-24T07:00:00.000Z', '2026-11-24T08:30:00.000Z', '2026-11-24T09:00:00.000Z'])
      expect(refusal(rulesAt(now))).toBeUndefined();
    const late = { plannedAt: '2026-11-24T22:45:00.000Z' };
    expect(offPlanOf(late, rulesAt('2026-11-24T23:15:00.000Z'))).toBeNull();
  });

  it('W9 asks why at another hour and on another day, which is the day where the exam is', () => {
    expect(refusal(rulesAt('2026-11-24T09:00:00.001Z'))).toBe('start-reason-needed');
    expect(offPlanOf(exam, rulesAt('2026-11-24T10:30:00.000Z'))).toBe('other-hour');
    expect(offPlanOf(exam, rulesAt(tomorrow))).toBe('other-day');
    expect(offPlanOf({ plannedAt: '1926-11-24T08:00:00.000Z' }, rulesAt('2026-11-24T12:00:00.000Z'))).toBe(
      'other-day',
    );
    // Already the 25th in Amsterdam, still the 24th at Greenwich and in New York.
    const night = rulesAt('2026-11-24T23:30:00.000Z');
    expect(offPlanOf(exam, night)).toBe('other-day');
    expect(offPlanOf(exam, { ...night, timeZone: 'America/New_York' })).toBe('other-hour');
  });

  it('W9 R6 as many minutes are on time as the centre says, before and after', () => {
    const strict = anOrganisation({ startToleranceMinutes: 15 });
    const at = (now: string) => refusal(startRulesOf(exam, strict, new Date(now)));
    expect([at('2026-11-24T07:45:00.000Z'), at('2026-11-24T08:15:00.000Z')]).toEqual([undefined, undefined]);
    expect([at('2026-11-24T07:44:59.999Z'), at('2026-11-24T08:15:00.001Z')]).toEqual([
      'start-reason-needed',
      'start-reason-needed',
    ]);
  });

  it('W9 is left free, or not wanted, as the centre says; where it says nothing a reason is asked', () => {
    expect(refusal(rulesAt(tomorrow, 'free'))).toBeUndefined();
    expect(refusal(rulesAt(tomorrow, 'never'))).toBe('start-not-now');
    expect(decideStartReason(fresh.desk, 'ziek', rulesAt(tomorrow, 'never'))).toMatchObject({
      problem: { code: 'start-not-now' },
    });
    expect(startRulesOf(exam, null, new Date(tomorrow))).toEqual(rulesAt(tomorrow));
    expect(startRulesOf({ ...exam, timeZone: 'America/Aruba' }, null, new Date(tomorrow)).timeZone).toBe(
      'America/Aruba',
    );
  });

  it('W9 the reason is an event with the plan it was given against; blank or too long is none', () => {
    const rules = rulesAt(tomorrow);
    expect(decideStartReason(fresh.desk, '  ', rules)).toMatchObject({
      problem: { code: 'start-reason-needed' },
    });
    expect(decideStartReason(fresh.desk, 'x'.repeat(501), rules)).toMatchObject({
      problem: { code: 'text-too-long' },
    });
    expect(decideStartReason(fresh.desk, 'x', rulesAt(exam.plannedAt))).toEqual({ ok: true, value: null });
    const told = fresh.startedOffPlan(' De machine was stuk ', rules);
    expect(told.assessment.startReason).toMatchObject({
      reason: 'De machine was stuk',
      plannedAt: exam.plannedAt,
      by: exam.examinerId,
    });
    expect(refusal(rules, told)).toBeUndefined();
    expect(decideStartReason(told.desk, 'De machine was stuk', rules)).toEqual({ ok: true, value: null });
  });

  it('W9 the last reason stands, whatever the order, and is under the signature', () => {
    const rules = rulesAt(tomorrow);
    const told = fresh.startedOffPlan('Eerst dit', rules).startedOffPlan('Nee, dit', rules);
    const swapped = foldAssessment(anId(7001), told.events.toReversed(), exam.examinerId);
    for (const assessment of [told.assessment, swapped])
      expect(assessment.startReason?.reason).toBe('Nee, dit');
    const signed = told.identified().markedAll('met').signed();
    expect(signed.assessment).toMatchObject({ signed: { fitsBasis: true } });
    expect(signed.assessment.changeIds).toContain(told.assessment.startReason?.changeId);
  });

  it('W9 what has begun goes on at any time', () => {
    const begun = fresh.identified().marked('1.1.1', 'met');
    expect(refusal(rulesAt(tomorrow, 'never'), begun)).toBeUndefined();
  });
});

describe('taking back who stands there', () => {
  const identified = fresh.identified();
  const takenBack = (story = identified) => {
    const decided = decideTakeBackIdentity(story.desk);
    if (!decided.ok || !decided.value) throw new Error('nothing to take back');
    return story.recorded(decided.value);
  };

  it('W11 nothing is marked or signed until the candidate is confirmed again, and marks stay', () => {
    const story = takenBack(identified.markedAll('met'));
    expect(story.assessment).toMatchObject({ identifiedAt: null, identifications: [] });
    expect(story.assessment.marks.size).toBe(3);
    const first = indicatorNumbered(exam, '1.1.1');
    const codes = [decideMark(story.desk, first, 'not-met'), decideSign(story.desk, 'x')].map(
      (decided) => !decided.ok && decided.problem.code,
    );
    expect(codes).toEqual(['candidate-not-identified', 'candidate-not-identified']);
    expect(decideSign(story.identified().desk, 'x').ok).toBe(true);
  });

  it('W11 is nothing twice, and nothing after the signature', () => {
    expect(decideTakeBackIdentity(takenBack().desk)).toEqual({ ok: true, value: null });
    const signed = identified.markedAll('met').signed();
    expect(decideTakeBackIdentity(signed.desk)).toMatchObject({ problem: { code: 'assessment-signed' } });
  });

  it('W11 comes before or after what it takes back, on every device the same', () => {
    const { events } = takenBack();
    const swapped = foldAssessment(anId(7001), events.toReversed(), exam.examinerId);
    expect(swapped.identifiedAt).toBeNull();
  });

  it('A5 a signed assessment was identified by whoever did so first, also before everybody had to look', () => {
    const pim = anId<'Staff'>(8003);
    const old = identified.markedAll('met').by(pim).takenOver();
    const covers = [...old.assessment.changeIds];
    const signed = decideSign(
      { ...old.desk, assessment: { ...old.assessment, identifiedAt: exam.plannedAt } },
      'Pim',
    );
    if (!signed.ok) throw new Error(signed.problem.code);
    const { assessment } = old.recorded(signed.value);
    expect(assessment).toMatchObject({ identifiedBy: 'identity-document', signed: { fitsBasis: true } });
    expect(covers).toHaveLength(signed.value.body.covers?.length ?? 0);
  });
});
