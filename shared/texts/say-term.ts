/**
 * How a sentence names a thing of a qualification: `{{core-task.many}}`, `{{work-process.The}}`. The words are a centre's
 * or a qualification's own where there are any, else the program's (`term.json` of the language), so that none is ever
 * blank. Which articles a language has, and for which genders, stands in its `term.json` as well.
 */
import { primaryOf } from './languages';

/** A word of one's own. Where one of the two is blank, the other stands in for it. */
type OwnTerm = { readonly singular: string; readonly plural: string; readonly gender?: string | undefined };
/** By thing and language. */
export type OwnTerms = Readonly<Record<string, Readonly<Record<string, OwnTerm>>>>;
/** Reads one text of `term.json` by its path, e.g. `things.indicator.singular`. */
export type ReadTerm = (path: string) => string | undefined;
type Word = { readonly singular: string; readonly plural: string; readonly gender: string };

/** The program has a long and a short name for some things; a word of one's own takes the place of both. */
const shortNames: Readonly<Record<string, string>> = { 'performance-indicator': 'indicator' };

/** What the program itself calls it; undefined for what is no thing. */
export function programTerm(thing: string, read: ReadTerm): Word | undefined {
  const [singular, plural, gender] = ['singular', 'plural', 'gender'].map((part) =>
    read(`things.${thing}.${part}`),
  );
  return singular && plural && gender ? { singular, plural, gender } : undefined;
}

/** The word of one's own in this language, whole; undefined where there is none, or nothing but blanks. */
function ownTerm(own: OwnTerms, thing: string, language: string): OwnTerm | undefined {
  const terms = own[shortNames[thing] ?? thing] ?? {};
  const tag = Object.keys(terms).find((known) => primaryOf(known) === primaryOf(language));
  const term = tag === undefined ? undefined : terms[tag];
  const singular = term?.singular.trim() || term?.plural.trim();
  return singular ? { singular, plural: term?.plural.trim() || singular, gender: term?.gender } : undefined;
}

/**
 * How a word begins that English says "an" before: by its sound, and letters that are said one by one by the sound of the first.
 * So "an hour", "an MBO course" and "an 8-hour day", but "a unit" and "a European one".
 */
const beginnings = {
  letters: /^[AEFHILMNORSX](?![a-z])/,
  saidOtherwise: /^(?:u(?:ni(?![nm])|s[eu]|ti)|eu|on(?:e|ce)\b)/i,
  vowel: /^(?:[aeiou]|hour|heir|honest|honou?r|8|1[18](?!\d))/i,
};
const beginsWithVowel = (word: string): boolean => {
  if (/^\p{Lu}(?!\p{Ll})/u.test(word)) return beginnings.letters.test(word);
  return beginnings.vowel.test(word) && !beginnings.saidOtherwise.test(word);
};

function withArticle(form: string, word: Word, read: ReadTerm): string | undefined {
  const place = read('genders')?.split(' ').indexOf(word.gender) ?? -1;
  const article = read(`articles.${form}`)?.split(' ').at(Math.max(place, 0));
  if (article === undefined) return undefined;
  const [plain = '', beforeVowel = plain] = article.split('~');
  return `${beginsWithVowel(word.singular) ? beforeVowel : plain} ${word.singular}`;
}

function inForm(form: string, word: Word, read: ReadTerm): string | undefined {
  if (form === 'one') return word.singular;
  return form === 'many' ? word.plural : withArticle(form, word, read);
}

/** What is one letter of the language stands in `term.json`: Dutch writes "IJkpunt". */
function capitalised(text: string, language: string, read: ReadTerm): string {
  const together = read('one-letter')?.split(' ') ?? [];
  const [sign = ''] = text;
  const first = together.find((letters) => text.toLocaleLowerCase(language).startsWith(letters)) ?? sign;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}

/**
 * @param place thing and form between the braces, e.g. `core-task.many`; a capital form begins a sentence
 * @returns undefined where it names no thing or no form: then it is another value of the text
 */
export function sayTerm(
  place: string,
  { own, language, read }: { readonly own: OwnTerms; readonly language: string; readonly read: ReadTerm },
): string | undefined {
  const [thing = '', wanted = ''] = place.split('.', 2);
  const program = programTerm(thing, read);
  if (!program || !wanted) return undefined;
  const word = { ...program, ...ownTerm(own, thing, language) };
  const form = wanted.charAt(0).toLowerCase() + wanted.slice(1);
  const said = inForm(form, { ...word, gender: word.gender ?? program.gender }, read);
  return said !== undefined && form !== wanted ? capitalised(said, language, read) : said;
}
