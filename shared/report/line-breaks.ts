/** Where a word may be broken in scripts that put no spaces between words. */

const closing = '、。，．！？：；）」』】〉》〕ー々ゝヽぁぃぅぇぉっゃゅょァィゥェォッャュョ…';
const opening = '（「『【〈《〔';
/** A sign of Han or kana, with what may not begin a line behind it and what may not end one before it. */
const eastAsian = new RegExp(
  `[${opening}]*[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}][${closing}]*|[^\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}${opening}]+|[${opening}]+`,
  'gu',
);
const hasEastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;
const hasSouthEastAsian = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

let words: Intl.Segmenter | null = null;

/** The parts of a word that stay whole: the word itself where spaces part words, else every sign (Han, kana) or word (Thai). */
export function unbreakableParts(word: string): readonly string[] {
  if (hasEastAsian.test(word)) return word.match(eastAsian) ?? [word];
  if (!hasSouthEastAsian.test(word)) return [word];
  words ??= new Intl.Segmenter('th', { granularity: 'word' });
  return Array.from(words.segment(word), ({ segment }) => segment);
}
