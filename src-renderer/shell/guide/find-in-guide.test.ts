/** What somebody finds in the guide: by any of its words, and by those that people use instead. */
import { expect, it } from 'vitest';
import { findInGuide, type GuideEntry } from './find-in-guide';

const entry = (part: string, title: string, text: string, words = ''): GuideEntry => ({
  topic: 'topic',
  topicTitle: 'Een onderwerp',
  part,
  title,
  text,
  words,
});
const entries = [
  entry('a', 'Beginnen', 'Kies een naam.\n1. Typ uw **Pincode**.'),
  entry('b', 'Pincode vergeten', 'Vraag uw beheerder.'),
  entry('c', 'Afwezig', 'Leg het vast.', 'ziek no-show'),
];
const parts = (sought: string) => findInGuide(entries, sought).map(({ part }) => part);

it('finds all words in any order, and puts a heading that says it first', () => {
  expect(parts('pincode')).toEqual(['b', 'a']);
  expect(parts('vergeten pincode')).toEqual(['b']);
  expect(parts('pincode ziek')).toEqual([]);
});

it('finds what people call it otherwise, without accents and capitals', () => {
  expect(parts('ZIEK')).toEqual(['c']);
  expect(parts('no show')).toEqual(['c']);
  expect(parts('piñcode vérgeten')).toEqual(['b']);
});

it('tells the line that says it, as it is read', () => {
  expect(findInGuide(entries, 'pincode')[1]?.line).toBe('Typ uw Pincode.');
  expect(findInGuide(entries, 'ziek')[0]?.line).toBe('Leg het vast.');
});
