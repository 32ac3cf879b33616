/**
 * Prepares a text for paper: one form for each letter, plain spaces and line ends, and nothing in it that prints nothing.
 * What says how letters join or in which direction a part is read is kept where it means something.
 */
import { withPlainLineEnds } from './line-ends';

/** Controls, soft hyphens, overrides of the direction and the like: they print nothing and leave no trace. */
const invisible =
  /(?![\n\p{Join_Control}\u200e\u200f\u061c\u2066-\u2069\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}]/gu;
/** Says which of two looks a sign has; the fonts have one. */
const variation = /\p{Variation_Selector}/gu;
/** A joiner between letters that never join. */
const idleJoiner = /(?<![\p{M}\p{Script=Arabic}\p{Emoji}\p{Emoji_Modifier}])\p{Join_Control}/gu;
const spaces = /[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu;

/** Print nothing themselves, but say how the text around them is read. */
export const directionMark = /[\u200e\u200f\u061c\u2066-\u2069]/u;

/** The same, joiners and tags of flags included. */
export const printsNothing = /[\p{Join_Control}\u200e\u200f\u061c\u2066-\u2069\u{e0020}-\u{e007f}]/u;

export const printableText = (text: string): string =>
  withPlainLineEnds(text.normalize('NFC'))
    .replace(spaces, ' ')
    .replace(invisible, '')
    .replace(variation, '')
    .replace(idleJoiner, '');
