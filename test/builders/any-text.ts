/**
 * Texts of any code points, halves of pairs among them, and now and then one of the words that hurt programs. fast-check's own
 * (`unit: 'binary'`) keeps a map of a million code points in the process for as long as that lives.
 */
import fc from 'fast-check';

export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    {
      arbitrary: fc
        .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength })
        .map((points) => String.fromCodePoint(...points)),
      weight: 9,
    },
    { arbitrary: fc.string({ maxLength }), weight: 1 },
  );
