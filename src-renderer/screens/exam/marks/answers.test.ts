import { describe, expect, it } from 'vitest';
import { offeredScales, standardScales } from '../../../../shared/records/standard-scales';
import { languageCodes } from '../../../../shared/texts/languages';
import { textsOf } from '../../../../test/builders/texts-of';
import { answerOfKey, answersOf, markSignOf, toneOf, valuesOf } from './answers';

describe('the answers', () => {
  it('are the levels, "not observed", and "not applicable" only where it is allowed', () => {
    expect(valuesOf(standardScales['met-not-met'])).toEqual(['met', 'not-met', 'not-observed']);
    expect(valuesOf({ ...standardScales['o-v-g'], mayBeNotApplicable: true })).toEqual([
      'insufficient',
      'sufficient',
      'good',
      'not-observed',
      'not-applicable',
    ]);
  });

  it('have a number and, per scale and language, a word, a letter and a sign of their own', () => {
    for (const language of languageCodes)
      for (const { scale: offered } of offeredScales) {
        const scale = { ...offered, mayBeNotApplicable: true };
        const answers = answersOf(scale, language, textsOf(language));
        const values = answers.map(({ value }) => value);
        expect(answers.map(({ letter }) => answerOfKey(letter.toLowerCase(), answers))).toEqual(values);
        expect(answers.map((_, i) => answerOfKey(String(i + 1), answers))).toEqual(values);
        expect(new Set(answers.map(({ word }) => word)).size).toBe(values.length);
        expect(new Set(values.map((value) => markSignOf(scale, value))).size).toBe(values.length);
        // Keys with another meaning on the marking screen.
        for (const key of ['J', 'K', 'C', '?', '9']) expect(answerOfKey(key, answers)).toBeNull();
      }
  });

  it('that are no level of the scale have no tone and a neutral sign', () => {
    expect(toneOf(standardScales['o-v-g'], 'not-observed')).toBe('unseen');
    expect(toneOf(standardScales['o-v-g'], 'met')).toBe('unseen');
    expect(markSignOf(standardScales['o-v-g'], 'met')).toBe('other');
  });
});
