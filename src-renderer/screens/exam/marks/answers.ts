/**
 * The answers of a scale as the screen shows them: word, sign, tone and key of each. All of it comes from the scale that
 * is frozen in the exam; only "not observed" and "not applicable" are the program's own. Pure.
 */
import { describeMark } from '../../../../shared/report/describe-mark';
import type { Texts } from '../../../../shared/texts/create-texts';
import { type LanguageTag, textIn } from '../../../../shared/values/identity';
import {
  type LevelSign,
  levelOf,
  type MarkValue,
  type RatingScale,
  signOf,
} from '../../../../shared/values/scale';

/** How a mark is coloured; never the only sign of it. */
export type Tone = 'good' | 'bad' | 'unseen';
export type MarkSign = LevelSign | 'other' | 'not-observed' | 'not-applicable';

export type Answer = {
  readonly value: MarkValue;
  readonly word: string;
  /** Key that gives it, beside its number; blank when it has none. */
  readonly letter: string;
};

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

/** In the order of the buttons and of the keys 1, 2, 3 … */
export function valuesOf(scale: RatingScale): readonly MarkValue[] {
  const codes = scale.levels.map((level) => level.code);
  return [
    ...(scale.bestFirst ? codes.reverse() : codes),
    'not-observed',
    ...(scale.mayBeNotApplicable ? (['not-applicable'] as const) : []),
  ];
}

/** Keys that mean something else on the marking screen: next, previous, remark. */
const takenLetters = ['J', 'K', 'C'];

/** Letters that an answer may have, the best one first. */
function lettersFor(value: MarkValue, scale: RatingScale, language: LanguageTag, texts: Texts): string {
  if (value === 'not-observed') return texts('exam:key.not-observed');
  if (value === 'not-applicable') return texts('exam:key.not-applicable');
  return textIn(levelOf(scale, value)?.letter ?? {}, language);
}

/** The answers that the scale offers. A letter that would be there twice, or means something else, is left out. */
export function answersOf(scale: RatingScale, language: LanguageTag, texts: Texts): readonly Answer[] {
  const taken = new Set(takenLetters);
  return valuesOf(scale).map((value) => {
    const letters = [...lettersFor(value, scale, language, texts).toUpperCase()];
    const letter = letters.find((one) => /\p{L}/u.test(one) && !taken.has(one)) ?? '';
    taken.add(letter);
    return { value, word: describeMark(value, scale, language, texts), letter };
  });
}

/** The answer of a pressed key: its number, or its letter. */
export function answerOfKey(key: string, answers: readonly Answer[]): MarkValue | null {
  const digit = /^[1-9]$/.test(key) ? Number(key) : null;
  const answer =
    digit === null
      ? answers.find(({ letter }) => letter !== '' && letter === key.toUpperCase())
      : answers[digit - 1];
  return answer?.value ?? null;
}
