/** Rules R1 to R9 of SPEC.md. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAssessment } from '../../test/builders/an-assessment';
import { anExam } from '../../test/builders/an-exam';
import { valuesOf } from '../../test/builders/arbitrary-story';
import { standardScales } from '../records/standard-scales';
import type { PassRule } from '../values/pass-rule';
import { standardRules } from '../values/pass-rule';
import type { MarkValue } from '../values/scale';
import { decideResult, judgeMark } from './result';

const all = standardRules.all;
const scale = { ...standardScales['met-not-met'], mayBeNotApplicable: true };

/** Result of an exam whose work processes got these marks; `*` before a mark makes its indicator critical. */
function resultOf(marks: readonly (readonly string[])[], rule: Partial<PassRule> = {}) {
  const shape = marks.map((row) => row.map((mark) => (mark.startsWith('*') ? '★ x' : 'x')));
  const exam = anExam({ shape, scale, rule: { ...all, ...rule } });
  const story = marks.flat().reduce((told, mark, index) => {
    const number = told.numbers()[index]!;
    const value = mark.replace('*', '');
    return value === 'open' ? told : told.marked(number, value as MarkValue);
  }, anAssessment(exam).identified());
  return decideResult(exam, story.assessment);
}
const outcomes = (result: ReturnType<typeof resultOf>) => [
  result.outcome,
  ...result.workProcesses.map((w) => w.outcome),
];

describe('the result', () => {
  it('R1 follows the scale', () => {
    const judged = (['insufficient', 'sufficient', 'good'] as const).map((value) =>
      judgeMark(value, standardScales['o-v-g'], all, false),
    );
    expect(judged).toEqual(['insufficient', 'sufficient', 'sufficient']);
  });

  it('R2 counts "not observed" as insufficient, or leaves it out', () => {
    const rule = { workProcessMinimumPercent: 50 };
    expect(outcomes(resultOf([['met', 'not-observed', 'not-observed']], rule))).toEqual([
      'failed',
      'insufficient',
    ]);
    expect(
      outcomes(resultOf([['met', 'not-observed', 'not-observed']], { ...rule, notObserved: 'left-out' })),
    ).toEqual(['passed', 'sufficient']);
  });

  it('R2 never counts "not observed" as sufficient, whatever the rule', () => {
    const arbitraryRule = fc.record({
      workProcessMinimumPercent: fc.integer({ min: 0, max: 100 }),
      criticalKnocksOut: fc.boolean(),
      examMinimumPercent: fc.integer({ min: 0, max: 100 }),
      notObserved: fc.constantFrom('insufficient' as const, 'left-out' as const),
    });
    fc.assert(
      fc.property(
        arbitraryRule,
        fc.boolean(),
        fc.constantFrom(...valuesOf(anExam({ scale }))),
        (rule, critical, value) => {
          const verdict = judgeMark(value, scale, rule, critical);
          expect(verdict === 'sufficient').toBe(value === 'met');
        },
      ),
    );
    fc.assert(
      fc.property(arbitraryRule, fc.integer({ min: 1, max: 6 }), (rule, count) => {
        const result = resultOf([new Array<string>(count).fill('not-observed')], rule);
        expect(result.workProcesses[0]?.counts.sufficient).toBe(0);
        if (rule.workProcessMinimumPercent > 0) expect(result.workProcesses[0]?.outcome).toBe('insufficient');
      }),
    );
  });

  it('R3 leaves "not applicable" out', () => {
    const result = resultOf([['met', 'not-applicable']]);
    expect(outcomes(result)).toEqual(['passed', 'sufficient']);
    expect(result.workProcesses[0]?.reasons).toEqual([
      { kind: 'share', sufficient: 1, counted: 1, percent: 100, minimum: 100 },
    ]);
  });

  it('R4 does not excuse a critical indicator that was not observed', () => {
    const rule = { notObserved: 'left-out', workProcessMinimumPercent: 50 } as const;
    expect(outcomes(resultOf([['*not-observed', 'met', 'met']], rule))).toEqual(['failed', 'insufficient']);
    expect(
      outcomes(resultOf([['*not-observed', 'met', 'met']], { ...rule, criticalKnocksOut: false })),
    ).toEqual(['passed', 'sufficient']);
  });

  it('R5 lets one critical fail decide its work process, and says which', () => {
    const rule = { workProcessMinimumPercent: 50 };
    const result = resultOf([['*not-met', 'met', 'met', 'met'], ['met']], rule);
    expect(outcomes(result)).toEqual(['failed', 'insufficient', 'sufficient']);
    expect(result.workProcesses[0]?.reasons[0]).toEqual({
      kind: 'critical-insufficient',
      numbers: ['1.1.1'],
    });
    expect(
      outcomes(resultOf([['*not-met', 'met', 'met', 'met']], { ...rule, criticalKnocksOut: false })),
    ).toEqual(['passed', 'sufficient']);
  });

  it('R5 tells of a critical fail while other indicators are still open', () => {
    expect(resultOf([['*not-met', 'open']]).workProcesses[0]).toMatchObject({
      outcome: 'open',
      reasons: [{ kind: 'critical-insufficient' }, { kind: 'open', count: 1 }],
    });
  });

  it('R10 tells what nobody saw apart from what was done badly, with a count of its own', () => {
    const rule = { workProcessMinimumPercent: 50 };
    const [part] = resultOf(
      [['*not-met', '*not-observed', 'not-observed', 'met', 'met', 'met']],
      rule,
    ).workProcesses;
    expect(part?.reasons.slice(0, 2)).toEqual([
      { kind: 'critical-insufficient', numbers: ['1.1.1'] },
      { kind: 'critical-not-observed', numbers: ['1.1.2'] },
    ]);
    expect(part?.counts).toMatchObject({ insufficientMarks: 1, notObserved: 2, criticalNotObserved: 1 });
    const leftOut = resultOf([['not-met', 'not-observed', 'met']], { ...rule, notObserved: 'left-out' });
    expect(leftOut.workProcesses[0]?.counts).toMatchObject({ insufficientMarks: 1, notObserved: 1 });
    const unseen = resultOf([['*not-observed', 'met', 'met', 'met']], rule).workProcesses[0];
    expect(unseen).toMatchObject({
      outcome: 'insufficient',
      reasons: [{ kind: 'critical-not-observed', numbers: ['1.1.1'] }, { kind: 'share' }],
    });
    const excused = resultOf([['*not-observed', 'met']], { ...rule, criticalKnocksOut: false });
    expect(excused.workProcesses[0]).toMatchObject({
      reasons: [{ kind: 'share' }],
      counts: { criticalNotObserved: 0 },
    });
  });

  it('R6 rounds shares down: 2 of 3 is 66 per cent and not 67', () => {
    const marks = [['met', 'met', 'not-met']];
    expect(outcomes(resultOf(marks, { workProcessMinimumPercent: 66 }))[1]).toBe('sufficient');
    expect(outcomes(resultOf(marks, { workProcessMinimumPercent: 67 }))[1]).toBe('insufficient');
    expect(outcomes(resultOf([['met', 'met', 'met', 'not-met']], { workProcessMinimumPercent: 75 }))[1]).toBe(
      'sufficient',
    );
  });

  it('R6 compares exactly as fractions do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(40),
        fc.integer({ min: 0, max: 100 }),
        (counted, n, minimum) => {
          const sufficient = Math.min(n, counted);
          const row = Array.from({ length: counted }, (_, i) => (i < sufficient ? 'met' : 'not-met'));
          const [, outcome] = outcomes(resultOf([row], { workProcessMinimumPercent: minimum }));
          expect(outcome === 'sufficient').toBe(sufficient * 100 >= minimum * counted);
        },
      ),
    );
  });

  it('R7 finds a work process insufficient in which nothing counts', () => {
    const result = resultOf([['not-applicable', 'not-applicable']], { workProcessMinimumPercent: 0 });
    expect(result.workProcesses[0]).toMatchObject({
      outcome: 'insufficient',
      reasons: [{ kind: 'nothing-counted' }],
    });
  });

  it('R8 is undecided while one indicator is open', () => {
    const result = resultOf([['met'], ['met', 'open']]);
    expect(outcomes(result)).toEqual(['undecided', 'sufficient', 'open']);
    expect(result.reasons).toEqual([{ kind: 'open', count: 1 }]);
  });

  it('R9 passes when enough work processes are sufficient, and names those that are not', () => {
    const marks = [['met'], ['not-met'], ['met']];
    const half = resultOf(marks, { examMinimumPercent: 50 });
    expect(half.outcome).toBe('passed');
    expect(half.reasons).toEqual([
      { kind: 'work-processes', sufficient: 2, total: 3, percent: 66, minimum: 50 },
      { kind: 'insufficient-work-process', code: 'B1-K1-W2' },
    ]);
    expect(resultOf(marks).outcome).toBe('failed');
  });
});
