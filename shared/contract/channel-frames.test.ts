/** A frame is held to what a host takes in bytes, whatever letters are in it. */
import { expect, it } from 'vitest';
import { encodeFrame, isTooLarge } from './channel-frames';

it.each([
  ['plain letters', 'a'.repeat(8), 8],
  ['letters of two bytes', 'é'.repeat(8), 16],
  ['letters of three bytes', '試'.repeat(8), 24],
  ['signs of two units and four bytes', '😀'.repeat(8), 32],
])('counts %s as what is sent', (_name, text, bytes) => {
  expect(isTooLarge(text, bytes)).toBe(false);
  expect(isTooLarge(text, bytes - 1)).toBe(true);
});

it('counts bytes as bytes', () => {
  const frame = encodeFrame({ bytes: new Uint8Array(10) });
  expect(isTooLarge(frame, frame.length)).toBe(false);
  expect(isTooLarge(frame, frame.length - 1)).toBe(true);
});
