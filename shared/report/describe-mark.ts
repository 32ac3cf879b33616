/** What a mark is called: a level as the scale of its own exam calls it, the rest as the program does. */
import type { Texts } from '../texts/create-texts';
import type { LanguageTag } from '../values/identity';
import { levelOf, type MarkValue, type RatingScale } from '../values/scale';
import { textIn } from '../values/text-in';

/** The word in that language, or in the one that the scale has. What the scale does not know is called by its code. */
export function describeMark(
  value: MarkValue,
  scale: RatingScale,
  language: LanguageTag,
  texts: Texts,
): string {
  if (value === 'not-observed') return texts('domain:level.not-observed');
  if (value === 'not-applicable') return texts('domain:level.not-applicable');
  return textIn(levelOf(scale, value)?.label ?? {}, language) || value;
}
