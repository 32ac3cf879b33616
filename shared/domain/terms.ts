/**
 * Whose words count for the things of a qualification (M23, M24): its own over the centre's, and those over the program's,
 * each thing and language by itself. Nothing is ever blank: a word that is taken away gives way to the one below.
 */
import type { Problem } from '../kernel/problem';
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

/** The word as it is recorded, whole; null where nothing was typed. One that is missing is the other. */
export function tidyTerm(term: Term): Term | null {
  const [singular, plural] = [tidy(term.singular), tidy(term.plural)];
  if (singular === '' && plural === '') return null;
  return { ...term, singular: singular || plural, plural: plural || singular };
}

/** The first word that is longer than it may be. */
export const termsProblem = (typed: Terms): Problem | null =>
  Object.values(typed)
    .flatMap((byLanguage) => Object.values(byLanguage))
    .flatMap(({ singular, plural }) => [singular, plural])
    .map((word) => lengthProblem(word, termLimit))
    .find((found) => found !== null) ?? null;

/**
 * What is recorded of a form in which every word stands, also the ones that were there by themselves.
 * @param typed what the form holds
 * @param standing the words that count without it: those it does not differ from are not its own
 * @param before what was recorded; of things this program does not know, it stays
 */
export function ownTerms(typed: Terms, standing: Terms, before: Terms = {}): Terms {
  const own: Terms = Object.fromEntries(Object.entries(before).filter(([thing]) => !isKnown(thing)));
  for (const thing of termThings) {
    const words = Object.entries(typed[thing] ?? {}).flatMap(([language, term]): [string, Term][] => {
      const said = tidyTerm(term);
      const below = standing[thing]?.[language];
      return said && !(below && isSame(said, below)) ? [[language, said]] : [];
    });
    if (words.length > 0) own[thing] = Object.fromEntries(words);
  }
  return own;
}
