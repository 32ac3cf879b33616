/** M1: what a data file or a CASE package says and we have no place for is told, and costs nothing else. */
import { expect, it } from 'vitest';
import { qualificationsFormat } from './qualifications-json';
import { readCase } from './read-case';
import { readQualificationsJson } from './read-qualifications-json';

const item = (identifier: string, fullStatement: string, more: object = {}) => ({
  ...{ identifier, fullStatement },
  ...more,
});
const child = (from: string, to: string) => ({
  associationType: 'isChildOf',
  originNodeURI: { identifier: from },
  destinationNodeURI: { identifier: to },
});

it('tells competences that are no list of texts, and reads one that stands alone', () => {
  const workProcesses = [
    { name: 'Een', competenceIds: 'K' },
    { name: 'Twee', competenceIds: ['L', 7, { id: 'M' }] },
  ];
  const qualifications = [{ name: 'Lasser', coreTasks: [{ name: 'Las', workProcesses }] }];
  const competences = [{ name: { nl: 'Zonder nummer' } }];
  const read = readQualificationsJson({ format: qualificationsFormat, qualifications, competences });
  if (!read.ok) throw new Error(read.problem.code);
  const [one, two] = read.value.qualifications[0]?.coreTasks[0]?.workProcesses ?? [];
  expect([one?.competences, two?.competences]).toEqual([['K'], ['L']]);
  expect(read.value.warnings.map(({ code, at, guess }) => [code, at, guess?.source])).toEqual([
    ['field-unreadable', 'Twee', '["L",7,{"id":"M"}]'],
    ['field-unreadable', '', '{"name":{"nl":"Zonder nummer"}}'],
  ]);
});

it('tells what an item that becomes a qualification says beside its name', () => {
  const read = readCase(
    {
      CFDocument: { identifier: 'd', title: 'Alles' },
      CFItems: [
        item('q', 'Lasser, met alles wat daarbij hoort', {
          abbreviatedStatement: 'Lasser',
          notes: 'Let op.',
        }),
        item('k', 'Las'),
      ],
      CFAssociations: [child('q', 'd'), child('k', 'q')],
    },
    { level: 1 },
  );
  if (!read.ok) throw new Error(read.problem.code);
  expect(read.value.qualifications[0]?.fields.name).toBe('Lasser');
  expect(read.value.warnings.map(({ code, guess }) => [code, guess?.source])).toEqual([
    ['field-skipped', 'Lasser, met alles wat daarbij hoort\n\nLet op.'],
  ]);
});
