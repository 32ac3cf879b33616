/**
 * Whose words count for the things of a qualification (M23, M24): its own over the centre's, and those over the program's,
 * each thing and language by itself. Nothing is ever blank: a word that is taken away gives way to the one below.
 */
import type { Problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { lengthProblem } from '../kernel/typed-words';
import { type Term, type Terms, type TermThing, termLimit, termThings } from '../values/terms';

const isKnown = (thing: string): thing is TermThing => termThings.some((known) => known === thing);
const hasWord = ({ singular, plural }: Term): boolean => singular.trim() !== '' || plural.trim() !== '';

/** The words of `own` over those of `around`; blank ones count as none. */
export function mergeTerms(around: Terms, own: Terms): Terms {
  const merged: Terms = {};
  for (const [thing, byLanguage] of [...Object.entries(around), ...Object.entries(own)]) {
    const words = Object.entries(byLanguage).filter(([, term]) => hasWord(term));
    if (words.length > 0) merged[thing] = { ...merged[thing], ...Object.fromEntries(words) };
  }
  return merged;
}

const isSame = (a: Term, b: Term): boolean =>
  a.singular === b.singular && a.plural === b.plural && (a.gender ?? null) === (b.gender ?? null);

/** Blanks around and within a word say nothing, and a line break would tear a sentence. */
const tidy = (word: string): string => word.trim().replace(/\s+/g, ' ');

/** The first word that is longer than it may be. */
const termsProblem = (typed: Terms): Problem | null =>
  Object.values(typed)
    .flatMap((byLanguage) => Object.values(byLanguage))
    .flatMap(({ singular, plural }) => [singular, plural])
    .map((word) => lengthProblem(word, termLimit))
    .find((found) => found !== null) ?? null;

/** What a form hands over: only the words somebody touched, and those that count without any of one's own. */
export type TermsChange = { readonly typed: Terms; readonly standing: Terms };

/**
 * The words as they count with what is typed, each of them whole: a part that is blank has its standing word (M24).
 * @param own what is recorded now
 */
export function termsWith(own: Terms, { typed, standing }: TermsChange): Terms {
  const counting = mergeTerms(standing, own);
  for (const [thing, byLanguage] of Object.entries(typed))
    for (const [language, term] of Object.entries(byLanguage)) {
      const below = standing[thing]?.[language] ?? term;
      const [singular, plural] = [tidy(term.singular), tidy(term.plural)];
      const whole = { ...term, singular: singular || below.singular, plural: plural || below.plural };
      counting[thing] = { ...counting[thing], [language]: whole };
    }
  return counting;
}

/**
 * The words of one's own as they will be recorded: those that do not differ from the standing ones are none.
 * @param before what is recorded; what nobody touched stays, also of things this program does not know
 */
export function decideTerms(before: Terms | undefined, change: TermsChange): Result<Terms> {
  const wrong = termsProblem(change.typed);
  if (wrong) return err(wrong);
  const own: Terms = Object.fromEntries(Object.entries(before ?? {}).filter(([thing]) => !isKnown(thing)));
  const counting = termsWith(before ?? {}, change);
  for (const thing of termThings) {
    const words = Object.entries(counting[thing] ?? {}).filter(([language, term]) => {
      const below = change.standing[thing]?.[language];
      return !(below && isSame(term, below));
    });
    if (words.length > 0) own[thing] = Object.fromEntries(words);
  }
  return ok(own);
}
