/**
 * Breaks text into lines of a given width. Pure; measuring is an argument. Breaks at spaces, after hyphens and slashes,
 * between the signs or words of scripts that know no spaces, and inside a word only when the word alone is wider than a
 * line. No character is lost but the space at a break.
 */
import { unbreakableParts } from './line-breaks';

export type MeasureText = (text: string) => number;

/** Pieces that must stay whole if they fit: words, and parts of words that end in a hyphen or slash. */
const breakable = /[^\s\-/]*[-/]+|[^\s\-/]+|[ \t]+/g;

/** What a reader sees as one sign: a letter with its marks, a flag, people joined to a family. */
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Cuts a word that is wider than a line; signs of several code points stay whole. */
function cutWord(word: string, width: number, measure: MeasureText): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment: sign } of graphemes.segment(word)) {
    if (piece !== '' && measure(piece + sign) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  return [...pieces, piece];
}

/**
 * The lines of a text; a line break in the text begins a new line.
 * @param firstIndent how much narrower the first line is, for a label that stands before it
 */
export function wrapText(text: string, width: number, measure: MeasureText, firstIndent = 0): string[] {
  const lines: string[] = [];
  let line = '';
  const room = (): number => (lines.length === 0 ? width - firstIndent : width);
  const endLine = (): void => {
    lines.push(line.trimEnd());
    line = '';
  };
  for (const [index, paragraph] of text.split(/\r\n|\r|\n/).entries()) {
    if (index > 0) endLine();
    for (const token of (paragraph.match(breakable) ?? []).flatMap(unbreakableParts)) {
      const isSpace = token.trim() === '';
      if (isSpace && line === '') continue;
      if (isSpace || measure(line + token) <= room()) {
        line += isSpace ? ' ' : token;
        continue;
      }
      if (line !== '') endLine();
      if (measure(token) <= room()) {
        line = token;
        continue;
      }
      const pieces = cutWord(token, room(), measure);
      for (const [at, piece] of pieces.entries()) {
        line = piece;
        if (at < pieces.length - 1) endLine();
      }
    }
  }
  endLine();
  return lines;
}
