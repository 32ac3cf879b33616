/**
 * Whether an indicator judges two things, e.g. "lays out the work and welds it": then nobody can say what a mark is about.
 * Told by the word after "and": where that is something people do, a second thing is asked. What people do is known from a
 * short list and from the words with which the other indicators begin.
 */
import { byLanguage } from '../../texts/files-by-language';
import { primaryOf } from '../../texts/languages';

/** The word "and", words that may stand between it and what is done, and common things that are done. */
type DeedTexts = { readonly and: string; readonly between: string; readonly done: string };

const listed = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const known = new Map(
  Object.entries(
    byLanguage(
      import.meta.glob<DeedTexts>('../../../assets/locales/*/deeds.json', { eager: true, import: 'default' }),
    ),
  ).map(([language, texts]) => [
    language,
    { and: texts.and, between: listed(texts.between), done: listed(texts.done) },
  ]),
);

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}'’-]+|[^\p{L}\p{M}\s]/gu) ?? [];

/** Words of some length that begin an indicator although nobody does them. */
const noDeed = listed('het een kan heeft wordt the can has der die das ein eine ist kann hat');

/** What an indicator says is done: its first word, in small letters; null when that is no such word. */
export function deedOf(text: string): string | null {
  const first = wordsOf(text.trim())[0]?.toLowerCase() ?? '';
  return /^\p{L}{3,}$/u.test(first) && !noDeed.has(first) ? first : null;
}

/** Words that stand where a second deed would: after "and" and what may stand between. In small letters; mostly none. */
export function secondWords(text: string, language: string): readonly string[] {
  const own = known.get(primaryOf(language));
  if (!own || !text.toLowerCase().includes(own.and)) return [];
  // What stands between brackets explains.
  const all = wordsOf(text.replace(/\([^)]*\)/g, ' ')).map((word) => word.toLowerCase());
  return all.flatMap((word, index) => {
    if (word !== own.and || index < 2) return [];
    return all.slice(index + 1).find((next) => !own.between.has(next)) ?? [];
  });
}

/** @param seconds as `secondWords` gives them; @param deeds what the indicators of this qualification say is done */
export const judgesTwo = (
  seconds: readonly string[],
  language: string,
  deeds: ReadonlySet<string>,
): boolean => {
  const done = known.get(primaryOf(language))?.done;
  return seconds.some((word) => done?.has(word) || deeds.has(word));
};
