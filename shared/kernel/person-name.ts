/**
 * Names of people as a Dutch register has them: by family name, and the prefix (tussenvoegsel) does not count. Every list
 * of people is put in order and searched by this, also where no more than a full name was written down.
 */
import { foldForOrder } from './fold-text';

export type NameParts = {
  readonly givenName: string;
  /** Such as "van 't"; blank when there is none. */
  readonly namePrefix: string;
  readonly familyName: string;
};

/** Words of a prefix, however they are written. */
const prefixWords = new Set(
  "'s 't aan an auf aus bij de den der dem des het in onder op over ten ter te tho thoe toe tot uit uijt van vanden vander ver voor vom von vor zu zum zur".split(
    ' ',
  ),
);
/** Words that are a prefix in small letters only: written large they are part of a name or one of their own ("Do"). */
const smallPrefixWords = new Set(
  'af al am da dal dalla das del della dello di do dos du el la las le les lo los'.split(' '),
);
/** Words with which a family name begins, and by which it is sought: "El Amrani", "Ben Ali". */
const firstWords = new Set('al el ben bin ibn abu abou ait aït oulad'.split(' '));
/** What follows a family name and is none. */
const suffix = /^(jr|sr|jun|sen|ii|iii|iv)\.?$/i;
/** A prefix that is joined to the name: "d'Hondt", "'tHart", "'s-Gravesande", "l'Ami". */
const joined = /^(d['’‘`´ʼ]|l['’‘`´ʼ]|['’‘`´ʼ]t(?=\p{Lu})|['’‘`´ʼ]s[-‐‑](?=\p{Lu}))(?=\p{L})/u;

const wordsOf = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');
const plainOf = (word: string): string => word.replace(/[’‘`´ʼ]/gu, "'");

const isPrefixWord = (word: string): boolean =>
  prefixWords.has(plainOf(word).toLowerCase()) || smallPrefixWords.has(plainOf(word));
const beginsFamilyName = (word: string): boolean => isPrefixWord(word) || firstWords.has(word.toLowerCase());

/** Whether these words are nothing but a prefix: "van der". */
export const isPrefix = (text: string): boolean => text.trim() !== '' && wordsOf(text).every(isPrefixWord);

/** How many words at the begin are a prefix; the last word never is, because somebody is called something. */
function countPrefixWords(words: readonly string[]): number {
  const end = words.findIndex((word) => !isPrefixWord(word));
  return end === -1 ? Math.max(0, words.length - 1) : end;
}

/** A prefix that stands within the family name is taken out of it: "'t Mannetje", "d'Hondt". */
export function splitFamilyName(familyName: string): Omit<NameParts, 'givenName'> {
  const words = wordsOf(familyName);
  const count = countPrefixWords(words);
  const prefix = words.slice(0, count).join(' ');
  const name = words.slice(count).join(' ');
  const attached = joined.exec(name)?.[0] ?? '';
  return {
    namePrefix: [prefix, attached].filter((part) => part !== '').join(' '),
    familyName: name.slice(attached.length),
  };
}

/** Where the family name begins in the words of a full name: at the first prefix after the given name, or the last word. */
function familyBeginsAt(words: readonly string[]): number {
  const ended = words.length > 2 && suffix.test(words.at(-1) ?? '') ? words.length - 1 : words.length;
  const prefixAt = words.findIndex((word, at) => at > 0 && at < ended - 1 && beginsFamilyName(word));
  return prefixAt === -1 ? ended - 1 : prefixAt;
}

/**
 * The parts of a name that was written as one: "Sanne van 't Hoff", or "Hoff, Sanne van 't". Without a prefix the last word
 * is the family name; who has two writes them with a hyphen or has them recorded apart.
 */
export function splitName(name: string): NameParts {
  const [before = '', after] = name.split(/,(.*)/su);
  if (after !== undefined && after.trim() !== '') {
    const words = wordsOf(after);
    const prefixAt = words.findIndex((word, at) => at > 0 && isPrefixWord(word));
    const given = prefixAt === -1 ? words : words.slice(0, prefixAt);
    const rest = prefixAt === -1 ? [] : words.slice(prefixAt);
    return { givenName: given.join(' '), ...splitFamilyName([...rest, before].join(' ')) };
  }
  const words = wordsOf(name);
  const begin = Math.max(0, familyBeginsAt(words));
  const isOnlyFamily = countPrefixWords(words) > 0;
  return isOnlyFamily
    ? { givenName: '', ...splitFamilyName(name) }
    : {
        givenName: words.slice(0, begin).join(' '),
        ...splitFamilyName(words.slice(begin).join(' ')),
      };
}

/** The parts as a register counts them, whether the prefix stands apart or within the family name. */
function registerParts({ givenName, namePrefix, familyName }: NameParts): NameParts {
  const own = splitFamilyName(familyName);
  const prefix = [namePrefix, own.namePrefix].filter((part) => part.trim() !== '').join(' ');
  return { givenName: givenName.trim(), namePrefix: prefix, familyName: own.familyName };
}

/** Name as a register lists it: "Hoff, Sanne van 't"; one that is all somebody has stands alone. */
export function registerName(parts: NameParts): string {
  const { givenName, namePrefix, familyName } = registerParts(parts);
  const first = [givenName, namePrefix].filter((part) => part !== '').join(' ');
  return [familyName, first].filter((part) => part !== '').join(', ');
}

/** Text by which people stand in order: family name, given name, prefix. Who has no family name stands under the given one. */
export function orderOfName(parts: NameParts): string {
  const { givenName, namePrefix, familyName } = registerParts(parts);
  const [first, second] = familyName === '' ? [givenName, ''] : [familyName, givenName];
  // An apostrophe does not count, and a hyphen counts as a space: O'Brien stands beside Obrien.
  return foldForOrder([first, second, namePrefix].join('\t')).replaceAll("'", '').replaceAll(/ *- */g, ' ');
}

/** The same of a name that was written as one. */
export const orderOfFullName = (name: string): string => orderOfName(splitName(name));

/**
 * A full name whose family name may have been written down apart: that one knows where a double family name begins.
 * @param familyName absent where only the full name is known
 */
export function partsOfName({
  name,
  familyName,
}: {
  readonly name: string;
  readonly familyName?: string | undefined;
}): NameParts {
  if (!familyName || !name.endsWith(familyName)) return splitName(name);
  return { givenName: name.slice(0, -familyName.length).trim(), namePrefix: '', familyName };
}

/** Puts full names in order. */
export function compareNames(a: string, b: string): number {
  const [first, second] = [orderOfFullName(a), orderOfFullName(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}
