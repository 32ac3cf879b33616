/**
 * What the outcome of an exam is called: as the centre calls it, else as the program does. Never a bare "passed": a
 * diploma needs more than one exam.
 */

import type { Organisation } from '../records/organisation';
import { primaryOf } from '../texts/languages';
import type { LanguageTag, Localised } from '../values/identity';
import { languageIn } from '../values/text-in';
import type { ExamResult } from './result';

type Words = Pick<Organisation, 'resultWords'>;

/** The centre's word in this very language; a word of another one would stand among ours as if it were a mistake. */
function ownWord(words: Localised, language: LanguageTag): string {
  const found = languageIn(words, language);
  return found !== null && primaryOf(found) === primaryOf(language) ? (words[found]?.trim() ?? '') : '';
}

/**
 * @param ours the program's own word for it
 * @param centre null when the device does not have it
 */
export function outcomeWord(
  outcome: ExamResult['outcome'],
  ours: string,
  centre: Words | null,
  language: LanguageTag,
): string {
  const words = centre?.resultWords;
  if (!words || outcome === 'undecided') return ours;
  return ownWord(outcome === 'passed' ? words.met : words.notMet, language) || ours;
}
