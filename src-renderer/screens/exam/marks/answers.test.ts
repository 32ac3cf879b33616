import { describe, expect, it } from 'vitest';
import { offeredScales, standardScales } from '../../../../shared/records/standard-scales';
import { languageCodes } from '../../../../shared/texts/languages';
import { levelOf } from '../../../../shared/values/scale';
import { twoToTen } from '../../../../test/builders/a-scale';
import { textsOf } from '../../../../test/builders/texts-of';
import { answerOfKey, answersOf, markSignOf, toneOf, valuesOf } from './answers';

describe('the answers', () => {
  it('are the levels, "not observed", and "not applicable" only where it is allowed', () => {
    expect(valuesOf(standardScales['met-not-met'])).toEqual(['met', 'not-met', 'not-observed']);
    expect(valuesOf({ ...standardScales['o-v-g'], mayBeNotApplicable: true })).toEqual([
      'good',
      'sufficient',
      'insufficient',
      'not-observed',
      'not-applicable',
    ]);
  });

  const everyScale = [...offeredScales.map(({ scale }) => scale), twoToTen].map((scale) => ({
    ...scale,
    mayBeNotApplicable: true,
  }));

  it('stand in one order in every scale: 1 is the best, or by the setting of the centre the worst', () => {
    for (const scale of everyScale) {
      const [lowest, highest] = [scale.levels.at(0)?.code, scale.levels.at(-1)?.code];
      const best = answersOf(scale, 'nl', textsOf('nl'));
      expect([answerOfKey('1', best), best[0]?.value]).toEqual([highest, highest]);
      const worst = answersOf(scale, 'nl', textsOf('nl'), 'worst-first');
      expect([answerOfKey('1', worst), worst[0]?.value]).toEqual([lowest, lowest]);
      for (const answers of [best, worst])
        expect(answers.slice(scale.levels.length).map(({ value }) => value)).toEqual([
          'not-observed',
          'not-applicable',
        ]);
    }
  });

  it.each(languageCodes)(
    'in %s: a letter means one thing in every scale, and not observed is W or 0',
    (language) => {
      const meanings = new Map<string, string>();
      const turned = {
        ...twoToTen,
        levels: twoToTen.levels.map((l) => ({
          ...l,
          letter: {
            nl: l.isSufficient ? 'O' : 'V',
            en: l.isSufficient ? 'N' : 'M',
            de: l.isSufficient ? 'N' : 'E',
          },
        })),
      };
      for (const scale of [...everyScale, turned])
        for (const { value, letter, digit } of answersOf(scale, language, textsOf(language))) {
          if (value === 'not-observed') expect([letter, digit]).toEqual(['W', '0']);
          if (letter === '') continue;
          const meaning = levelOf(scale, value) ? toneOf(scale, value) : value;
          expect(`${letter} ${meanings.get(letter) ?? meaning}`).toBe(`${letter} ${meaning}`);
          meanings.set(letter, meaning);
        }
    },
  );

  it('have a figure where they are a level and, per scale and language, a word, a letter and a sign of their own', () => {
    for (const language of languageCodes)
      for (const { scale: offered } of offeredScales) {
        const scale = { ...offered, mayBeNotApplicable: true };
        const answers = answersOf(scale, language, textsOf(language));
        const values = answers.map(({ value }) => value);
        expect(answers.map(({ letter }) => answerOfKey(letter.toLowerCase(), answers))).toEqual(values);
        expect(values.filter((_, i) => answerOfKey(String(i + 1), answers) !== null)).toEqual(
          values.slice(0, scale.levels.length),
        );
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
