import { describe, expect, it } from 'vitest';
import type { MarkValue } from '../../../shared/values/scale';
import { standardScales } from '../../../shared/values/scale';
import { listLanguages, readTexts } from '../../../test/architecture/locale-files';
import { answerOfKey, answersOf } from './answers';

const offering = (scaleId: 'met-not-met' | 'o-v-g') =>
  answersOf({ scale: { ...standardScales[scaleId], mayBeNotApplicable: true } });

describe('the answers', () => {
  it('are the levels, "not observed", and "not applicable" only where it is allowed', () => {
    expect(answersOf({ scale: standardScales['met-not-met'] })).toEqual(['met', 'not-met', 'not-observed']);
    expect(offering('o-v-g')).toEqual([
      'insufficient',
      'sufficient',
      'good',
      'not-observed',
      'not-applicable',
    ]);
  });

  it('have a number and, per scale and language, a letter of their own', () => {
    for (const texts of listLanguages().map(readTexts))
      for (const scaleId of ['met-not-met', 'o-v-g'] as const) {
        const answers = offering(scaleId);
        const letterOf = (value: MarkValue): string => texts.get(`exam:key.${scaleId}.${value}`) ?? '?';
        expect(answers.map((a) => answerOfKey(letterOf(a), answers, letterOf))).toEqual(answers);
        expect(answers.map((_, i) => answerOfKey(String(i + 1), answers, letterOf))).toEqual(answers);
        // Keys with another meaning on the marking screen.
        for (const key of ['J', 'K', 'C', '?', '9']) expect(answerOfKey(key, answers, letterOf)).toBeNull();
      }
  });
});
