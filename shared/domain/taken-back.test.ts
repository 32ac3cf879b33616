/** What takes a change back: the fields of before and no others, whoever wrote what. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takeBack, wayBack } from './taken-back';

it('names what was otherwise and what was not there, and nothing else', () => {
  const before = { participantId: 'a', familyName: 'Berg', number: '1' };
  const written = { ...before, inactiveSince: '2026-11-27T14:00:00.000Z' };
  expect(wayBack(written, before)).toEqual({ back: {}, gone: ['inactiveSince'] });
  expect(wayBack(before, { ...before, number: '2' })).toEqual({ back: { number: '2' } });
});

it('the same object back says that it stands so already', () => {
  const before = { a: 1, list: [1, { b: 2 }] };
  const way = wayBack({ a: 2, c: 3 }, before);
  expect(takeBack(before, way)).toBe(before);
});

const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.array(fc.integer()), fc.boolean());
const document = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), value);

it('P: whatever was written goes back to what stood, through JSON as well', () => {
  fc.assert(
    fc.property(document, document, (before, written) => {
      const way = JSON.parse(JSON.stringify(wayBack(written, before)));
      expect(takeBack(written, way)).toEqual(before);
    }),
  );
});
