/** The result of the sheet as a shape and a word. */
import { outcomeWord } from '../domain/outcome-word';
import type { SheetResult } from './sheet';
import type { SheetInput } from './sheet-input';

const symbols = { passed: 'check', failed: 'cross', undecided: 'open' } as const;

/** A draft has no outcome yet, even when the rule could already give one: only the signature makes it a result. */
export function composeOutcome({ assessment, organisation, language, texts }: SheetInput): SheetResult {
  const outcome = assessment.signed?.outcome ?? 'undecided';
  const word = outcomeWord(outcome, texts(`domain:outcome.${outcome}`), organisation, language);
  return { symbol: symbols[outcome], word };
}
