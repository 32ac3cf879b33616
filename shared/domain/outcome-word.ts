/**
 * What the outcome of an exam is called: as the centre calls it, else as the program does. Never a bare "passed": a
 * diploma needs more than one exam.
 */

import type { Organisation } from '../records/organisation';
import { type LanguageTag, textIn } from '../values/identity';
import type { ExamResult } from './result';

type Words = Pick<Organisation, 'resultWords'>;

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
  return textIn(outcome === 'passed' ? words.met : words.notMet, language) || ours;
}
