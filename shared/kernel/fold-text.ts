/**
 * Text as it is compared when people search and sort: lower case, without accents, one apostrophe and one hyphen, so that
 * "sahin" finds Şahin and "o'brien" finds whoever was typed in as O`Brien. The same in every language of the system.
 */

/** Letters that Unicode does not split into a base letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** Every sign that people and their word processors put where an apostrophe belongs. */
const apostrophes = /[`´‘’‚‛ʹʻʼʽʾʿˈˊˋ′‵＇]/g;
/** Hyphens and dashes of every length, the minus, and the Hebrew and Armenian hyphens. */
const hyphens = /[‐‑‒–—―−⁃﹘﹣－\u058A\u05BE]/g;
/** Marks that stand on a letter of any script, points of Hebrew and Arabic, and signs without width or form. */
const marks = /[\p{Script=Inherited}\u0591-\u05C7\p{Cf}]/gu;

/** A tab stands between the parts that a list is ordered by. The grave accent is no plain sign: it is an apostrophe. */
const hasOnlyPlain = /^[\t -_a-~]*$/;

/** Lower case, without accents; ligatures and wide letters as their plain ones (ĳ is ij). */
export function foldText(text: string): string {
  // Most names and all numbers are plain: for twenty thousand of them the short way counts.
  if (hasOnlyPlain.test(text)) return text.toLowerCase();
  return text
    .replace(apostrophes, "'")
    .replace(hyphens, '-')
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/[łøđðıßæœþ]/g, (letter) => plainLetters[letter] ?? letter);
}

/** Text by which rows stand in order: folded, and numbers by their value ("2" before "10"). */
export const foldForOrder = (text: string): string =>
  foldText(text).replace(/\d+/g, (digits) => digits.padStart(12, '0'));
