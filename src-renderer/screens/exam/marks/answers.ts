/**
 * The answers of a scale as the screen shows them: word, sign, tone and key of each. All of it comes from the scale that
 * is frozen in the exam; only "not observed" and "not applicable" are the program's own. Pure.
 */
import { scaleFiles } from '../../../../shared/records/scale-files';
import { describeMark } from '../../../../shared/report/describe-mark';
import type { Texts } from '../../../../shared/texts/create-texts';
import type { LanguageTag } from '../../../../shared/values/identity';
import {
  type LevelSign,
  levelOf,
  type MarkValue,
  type RatingScale,
  signOf,
} from '../../../../shared/values/scale';
import { textIn } from '../../../../shared/values/text-in';

/** How a mark is coloured; never the only sign of it. */
export type Tone = 'good' | 'bad' | 'unseen';
export type MarkSign = LevelSign | 'other' | 'not-observed' | 'not-applicable';

export type Answer = {
  readonly value: MarkValue;
  readonly word: string;
  /** Figure that gives it; blank when it has none. */
  readonly digit: string;
  /** Letter that gives it, beside its figure; blank when it has none. */
  readonly letter: string;
};

/** Order of the answers of every scale alike, on buttons and keys; a setting of the centre. */
export type AnswerOrder = 'best-first' | 'worst-first';

export const toneOf = (scale: RatingScale, value: MarkValue): Tone => {
  const level = levelOf(scale, value);
  if (!level) return 'unseen';
  return level.isSufficient ? 'good' : 'bad';
};

/** The shape of a mark; `other` for a level whose sign this program does not have. */
export const markSignOf = (scale: RatingScale, value: MarkValue): MarkSign => {
  if (value === 'not-observed' || value === 'not-applicable') return value;
  const level = levelOf(scale, value);
  return (level && signOf(level)) ?? 'other';
};

/** In the order of the buttons: the levels one way round in every scale, then what is no level. */
export function valuesOf(scale: RatingScale, order: AnswerOrder = 'best-first'): readonly MarkValue[] {
  const codes = scale.levels.map((level) => level.code);
  return [
    ...(order === 'best-first' ? codes.reverse() : codes),
    'not-observed',
    ...(scale.mayBeNotApplicable ? (['not-applicable'] as const) : []),
  ];
}

/** Keys that mean one thing on the marking screen, whatever the scale: next, previous, remark, and what is no level. */
const unseenLetters: Readonly<Record<string, string>> = { 'not-observed': 'W', 'not-applicable': 'X' };
const takenLetters = ['J', 'K', 'C', ...Object.values(unseenLetters)];

/**
 * What the letters of the scales that planning offers mean: enough, or not. A scale of somebody's own may not turn one
 * round: who marks with both would give the reverse. Their words come from the texts that are on screen already:
 * `standard-scales` would fetch those of every language.
 */
function meaningsIn(texts: Texts): ReadonlyMap<string, boolean> {
  const meanings = new Map<string, boolean>();
  for (const { scaleId, levels } of scaleFiles)
    for (const { code, isSufficient } of levels)
      meanings.set(texts(`scale:offered.${scaleId}.level.${code}.letter`).toUpperCase(), isSufficient);
  return meanings;
}

/** The answers that the scale offers. A letter that would be there twice, or means something else, is left out. */
export function answersOf(
  scale: RatingScale,
  language: LanguageTag,
  texts: Texts,
  order: AnswerOrder = 'best-first',
): readonly Answer[] {
  const taken = new Set(takenLetters);
  const meanings = meaningsIn(texts);
  const letterOf = (value: MarkValue): string => {
    const level = levelOf(scale, value);
    if (!level) return unseenLetters[value] ?? '';
    const letter = textIn(level.letter, language).toUpperCase();
    const isTurned = (meanings.get(letter) ?? level.isSufficient) !== level.isSufficient;
    if (!/^\p{L}$/u.test(letter) || taken.has(letter) || isTurned) return '';
    taken.add(letter);
    return letter;
  };
  const digitOf = (value: MarkValue, index: number): string => {
    if (value === 'not-observed') return '0';
    return levelOf(scale, value) && index < 9 ? String(index + 1) : '';
  };
  return valuesOf(scale, order).map((value, index) => ({
    value,
    word: describeMark(value, scale, language, texts),
    digit: digitOf(value, index),
    letter: letterOf(value),
  }));
}

/** The answer of a pressed key: its figure, or its letter. */
export function answerOfKey(key: string, answers: readonly Answer[]): MarkValue | null {
  const pressed = key.toUpperCase();
  return (
    answers.find(({ digit, letter }) => pressed !== '' && [digit, letter].includes(pressed))?.value ?? null
  );
}
