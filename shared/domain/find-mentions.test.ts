/** Where a name stands beside what is somebody's own. */
import { expect, it } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import { findMentions, namesOf } from './find-mentions';

const noor = {
  ...{ participantId: anId<'Participant'>(1), number: '4711', givenName: 'Noor', namePrefix: "van 't" },
  ...{ familyName: 'Höff', birthDate: null, group: '' },
};
const said = (...texts: readonly string[]) => [{ place: 'exam' as const, name: 'EX-1', texts }];
const isFound = (text: string) => findMentions(namesOf([noor]), said(text)).length > 0;

it.each([
  ["Examen Noor van 't Höff", true],
  ['examen HOFF, lassen', true],
  ['import_4711.csv', true],
  ['leerling 47112', false],
  ['Hoffmeester', false],
  ['Noor', false],
  ['', false],
])('%s: %s', (text, expected) => {
  expect(isFound(text)).toBe(expected);
});

it('names each place once', () => {
  const twice = [
    ...said('Höff'),
    ...said('Höff'),
    { place: 'group' as const, name: 'LAS', texts: ['x', 'hoff'] },
  ];
  expect(findMentions(namesOf([noor]), twice)).toEqual([
    { place: 'exam', name: 'EX-1' },
    { place: 'group', name: 'LAS' },
  ]);
});

it('finds nothing for whoever has no name', () => {
  expect(
    findMentions(
      namesOf([{ ...noor, number: '', givenName: '', namePrefix: '', familyName: '' }]),
      said('x'),
    ),
  ).toEqual([]);
});
