/**
 * Keys by which a node is found again when its file is read a second time. A performance indicator has no key in the
 * file; its key is its work process, its position and a hash of its text. What looks the same is the same: accents in
 * one sign or two, signs without width, kinds of quotes and dashes, and the closing sign do not count.
 */

import { hashText } from '../kernel/hash-text';

/** Two texts that a reader cannot tell apart are one text here. */
export const sameLooking = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[‘’‚‛`´ʼʹ′]/g, "'")
    .replace(/[“”„‟«»″]|''/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .replace(/[\s;.,]+$/, '')
    .trim();

export const indicatorKey = (workProcessKey: string, position: number, text: string): string =>
  `${workProcessKey}:${position}:${hashText(sameLooking(text))}`;

/** The part of an indicator's key that tells its text; null for one that was written by hand. */
export const textHashOf = (sourceKey: string | null): string | null => sourceKey?.split(':').at(-1) ?? null;

/** Earlier programs took the hash of the text as they had read it, a closing full stop left away or not. */
const earlierHashes = (text: string): readonly string[] =>
  [text, text.replace(/[;.\s]+$/, ''), text.replace(/[‘’]/g, "'"), text.replace(/'/g, '’')].map(hashText);

/** Whether a key that is stored was made of this text, by this program or an earlier one. */
export const isKeyOfText = (sourceKey: string, text: string): boolean => {
  const hash = textHashOf(sourceKey);
  return hash === hashText(sameLooking(text)) || earlierHashes(text).includes(hash ?? '');
};
