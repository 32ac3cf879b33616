import { describe, expect, it } from 'vitest';
import { codePatternProblem, proposeExamCode } from './exam-code';

const exam = { code: '90201', day: '2027-01-05' };

describe('the code that is proposed for an exam', () => {
  it('goes by the pattern of the centre, with the first number that no exam has', () => {
    const taken = new Set(['2027/01', '2027/02', '2027/04']);
    expect(proposeExamCode('{year}/{nr}', exam, taken)).toBe('2027/03');
    expect(proposeExamCode('LAS {code}.{day}-{month} {nr}', exam, new Set())).toBe('LAS 90201.05-01 01');
  });

  it('is the usual one where nothing was set, and leaves no separator where a part is blank', () => {
    expect(proposeExamCode(undefined, exam, new Set())).toBe('90201-20270105-01');
    expect(proposeExamCode(' ', { ...exam, code: '' }, new Set())).toBe('20270105-01');
    expect(proposeExamCode('EX-{code}-{nr}', { ...exam, code: '' }, new Set())).toBe('EX-01');
  });

  it('is the usual one where a later program recorded a pattern that cannot be read here', () => {
    expect(proposeExamCode('{year}', exam, new Set(['2027']))).toBe('90201-20270105-01');
    expect(proposeExamCode('{term}-{nr}', exam, new Set())).toBe('90201-20270105-01');
  });

  it.each(['{year}', '{jaar}-{nr}', '{nr', 'nr}', '{{nr}}'])('cannot be made by %s', (pattern) => {
    expect(codePatternProblem(pattern)).toMatchObject({ code: 'code-pattern-unread' });
  });

  it.each(['', '{nr}', '{year}-{code}-{nr}'])('can be made by "%s"', (pattern) => {
    expect(codePatternProblem(pattern)).toBeNull();
  });
});
