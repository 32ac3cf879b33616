/** Rows of a scrolling page come in pieces, those in view first, and in the end all that are wanted stand there. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seedOfRun } from '../../test/faults/seed-of-run';
import { rangeInPieces } from './range-in-pieces';

const seed = seedOfRun();

it('draws what is in view before what is around it, and never more than some at once', () => {
  const [wanted, seen] = [
    { first: 90, end: 130 },
    { first: 100, end: 120 },
  ];
  const one = rangeInPieces({ first: 0, end: 40 }, wanted, seen, 16);
  const two = rangeInPieces(one, wanted, seen, 16);
  const three = rangeInPieces(two, wanted, seen, 16);
  expect([one, two, three]).toEqual([
    { first: 100, end: 116 },
    { first: 98, end: 130 },
    { first: 90, end: 130 },
  ]);
});

it('upwards, too, and keeps what stands there', () => {
  const [wanted, seen] = [
    { first: 20, end: 60 },
    { first: 30, end: 50 },
  ];
  expect(rangeInPieces({ first: 40, end: 80 }, wanted, seen, 16)).toEqual({ first: 24, end: 60 });
});

it(`reaches what is wanted from wherever it comes, each time by as many rows as it may, seed ${seed}`, () => {
  const range = fc.tuple(fc.nat(200), fc.nat(60)).map(([first, length]) => ({ first, end: first + length }));
  fc.assert(
    fc.property(
      range,
      range,
      fc.nat(60),
      fc.integer({ min: 1, max: 20 }),
      (standing, wanted, from, atOnce) => {
        const seen = { first: wanted.first + Math.min(from, wanted.end - wanted.first), end: wanted.end };
        let drawn = standing;
        for (let round = 0; round < 70; round += 1) {
          const next = rangeInPieces(drawn, wanted, seen, atOnce);
          const kept = Math.max(0, Math.min(drawn.end, next.end) - Math.max(drawn.first, next.first));
          expect(next.end - next.first - kept).toBeLessThanOrEqual(atOnce);
          expect(next.first).toBeGreaterThanOrEqual(wanted.first);
          expect(next.end).toBeLessThanOrEqual(wanted.end);
          drawn = next;
        }
        expect(drawn).toEqual(wanted);
      },
    ),
    { seed },
  );
});
