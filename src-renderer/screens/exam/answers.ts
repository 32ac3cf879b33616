/** The answers an exam offers, in the order of the buttons and of the keys 1, 2, 3 … */
import type { Exam } from '../../../shared/records/exam';
import type { MarkValue } from '../../../shared/values/scale';

/** Met / not met starts with the good news, as its forms do; O/V/G goes up, as those forms do. */
export function answersOf(exam: Pick<Exam, 'scale'>): readonly MarkValue[] {
  const codes = exam.scale.levels.map((level) => level.code);
  return [
    ...(exam.scale.scaleId === 'met-not-met' ? codes.reverse() : codes),
    'not-observed',
    ...(exam.scale.mayBeNotApplicable ? (['not-applicable'] as const) : []),
  ];
}

/**
 * The answer of a pressed key: its number, or its letter in the language on screen.
 * @param letterOf letter of an answer, as its button shows it
 */
export function answerOfKey(
  key: string,
  answers: readonly MarkValue[],
  letterOf: (value: MarkValue) => string,
): MarkValue | null {
  const digit = /^[1-9]$/.test(key) ? Number(key) : null;
  if (digit !== null) return answers[digit - 1] ?? null;
  return answers.find((value) => letterOf(value).toLowerCase() === key.toLowerCase()) ?? null;
}
