/** What is offered to the hub goes in pieces that are counted as it counts them: in bytes. */
import { expect, it } from 'vitest';
import { inPieces } from './bring-back';

const aChange = (text: string) => ({ text, hash: 'ab'.repeat(32), signature: 'A' });

it.each([
  ['a', 1],
  ['試', 3],
])('of letters like %s a piece holds no more than four million bytes', (letter, bytes) => {
  const text = letter.repeat(300_000);
  const pieces = [...inPieces(Array.from({ length: 12 }, () => aChange(text)))];
  expect(pieces.flat()).toHaveLength(12);
  for (const piece of pieces) expect(piece.length * text.length * bytes).toBeLessThanOrEqual(4_000_000);
});
