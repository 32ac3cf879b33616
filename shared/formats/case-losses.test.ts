/** M1: nothing of a CASE package is left out or cut in silence: competences, what lies under knowledge, rubrics, other fields. */
import { expect, it } from 'vitest';
import { value } from '../../test/builders/value';
import type { ExchangeReadout } from '../domain/exchanged-qualification';
import { readCaseCsv } from './case-csv';
import { readCase } from './read-case';
import { readImportFile } from './read-import-file';
import { blobSource } from './sbb-xml';

type Item = Readonly<Record<string, unknown>>;
const child = (of: string, to: string) => ({
  ...{
    associationType: 'isChildOf',
    originNodeURI: { identifier: of },
    destinationNodeURI: { identifier: to },
  },
});
const item = (identifier: string, fullStatement: string, CFItemType: string, more: Item = {}): Item => ({
  ...{ identifier, fullStatement, CFItemType },
  ...more,
});

function read(items: readonly Item[], links: readonly (readonly [string, string])[], more: Item = {}) {
  const CFAssociations = links.map(([of, to]) => child(of, to));
  const CFDocument = { identifier: 'd', title: 'Raamwerk' };
  return value(readCase({ CFDocument, CFItems: items, CFAssociations, ...more }));
}
const told = ({ warnings }: ExchangeReadout) => warnings.map(({ code, about }) => [code, about]);

const welder = [
  item('q', 'Lasser', 'Qualification'),
  item('k', 'Las', 'Core task'),
  item('w', 'Voorbereiden', 'Work process'),
];
const places = [
  ['q', 'd'],
  ['k', 'q'],
  ['w', 'k'],
] as const;

it('keeps competences without an identifier, or with one that another has, and tells them', () => {
  const readout = read(
    [
      ...welder,
      item('', 'Plannen', 'Competence', { uri: 'https://x/1' }),
      item('', 'Schrijven', 'Competence', { uri: 'https://x/2' }),
      item('c', 'Lezen', 'Competence'),
      item('C', 'Rekenen', 'Competence', { uri: 'https://x/3' }),
    ],
    [...places, ['1', 'd'], ['2', 'd'], ['c', 'd'], ['3', 'd']].map(([of, to]) => [of!, to!] as const),
  );
  expect(readout.competences.map(({ name }) => Object.values(name)[0]).sort()).toEqual([
    ...['Lezen', 'Plannen', 'Rekenen', 'Schrijven'],
  ]);
  expect(told(readout).filter(([code]) => code?.startsWith('key-'))).toHaveLength(3);
});

it('tells a code, name or description of a competence that is cut', () => {
  const [code, name, notes] = ['c'.repeat(21), 'n'.repeat(301), 'd'.repeat(4001)];
  const readout = read(
    [...welder, item('c', name, 'Competence', { humanCodingScheme: code, notes })],
    [...places, ['c', 'd']],
  );
  expect(readout.competences[0]).toMatchObject({ code: 'c'.repeat(20), name: { nl: 'n'.repeat(300) } });
  expect(readout.warnings.map(({ code: kind, guess }) => [kind, guess?.source])).toEqual([
    ['text-shortened', code],
    ['text-shortened', name],
    ['text-shortened', notes],
  ]);
});

it('reads back what we wrote of a competence in every language', () => {
  const own = {
    'vakproef:node': 1,
    'vakproef:name': { nl: 'Lezen', en: 'Reading' },
    'vakproef:description': { nl: 'A', en: 'B' },
  };
  const readout = read(
    [...welder, item('c', 'Lezen', 'Competence', { notes: 'A', extensions: own })],
    [...places, ['c', 'd']],
  );
  expect(readout.competences[0]).toMatchObject({
    name: { nl: 'Lezen', en: 'Reading' },
    description: { nl: 'A', en: 'B' },
  });
});

it('keeps what lies under a line of knowledge as the next lines, and tells what a line has no place for', () => {
  const knowledge = 'Knowledge and skill';
  const readout = read(
    [
      ...welder,
      item('a', 'Metalen', knowledge, { humanCodingScheme: 'K1' }),
      item('b', 'Staal', knowledge, { notes: 'en roestvrij' }),
      item('c', 'Aluminium', 'Topic'),
    ],
    [...places, ['a', 'w'], ['b', 'a'], ['c', 'a']],
  );
  const [workProcess] = readout.qualifications[0]!.coreTasks[0]!.workProcesses;
  expect(workProcess).toMatchObject({
    fields: { knowledgeAndSkills: ['Metalen', 'Staal', 'Aluminium'] },
    indicators: [],
  });
  expect(told(readout)).toEqual([
    ['field-skipped', 'humanCodingScheme'],
    ['field-skipped', 'notes'],
    ['case-knowledge-joined', 'K1'],
  ]);
});

it('keeps what an item that becomes a qualification says beside its name, and of the document where that does', () => {
  const more = {
    subject: ['Metaal'],
    educationLevel: ['3', '4'],
    statusStartDate: '2026-08-01',
    extensions: { theirs: 7 },
  };
  const typed = read([item('q', 'Lasser', 'Qualification', more), ...welder.slice(1)], places);
  expect(typed.qualifications[0]?.origin).toMatchObject({
    key: 'q',
    extensions: { theirs: 7, 'case:subject': ['Metaal'], 'case:educationLevel': ['3', '4'] },
  });
  const CFDocument = { identifier: 'd', title: 'Raamwerk', publisher: 'Uitgever', adoptionStatus: 'Draft' };
  const whole = read(
    [item('a', 'Las', ''), item('b', 'Kiest gas', '')],
    [
      ['a', 'd'],
      ['b', 'a'],
    ],
    { CFDocument },
  );
  expect(whole.qualifications[0]?.origin).toMatchObject({
    extensions: { 'case:publisher': 'Uitgever', 'case:adoptionStatus': 'Draft' },
  });
  const long = read([item('a', 'Las', '')], [['a', 'd']], {
    CFDocument: { identifier: 'd', title: 'T'.repeat(501), description: 'Over', notes: 'Let op' },
  });
  expect(long.warnings.map(({ code, guess }) => [code, guess?.source])).toEqual([
    ['field-skipped', `Over\n\n${'T'.repeat(501)}\n\nLet op`],
  ]);
  const large = read(
    [item('q', 'Lasser', 'Qualification', { theirs: 'x'.repeat(200_000) }), ...welder.slice(1)],
    places,
  );
  expect(large.qualifications[0]?.origin).not.toHaveProperty('extensions');
  expect(told(large)).toEqual([['field-skipped', 'extensions']]);
});

it('tells a rubric with all its words, in the order in which they are read', () => {
  const level = (quality: string, description: string, score: number) => ({
    identifier: 'l',
    quality,
    description,
    score,
  });
  const CFRubrics = [
    {
      ...{ identifier: 'r', uri: 'urn:r', title: 'Lasproef', description: 'Zo beoordeelt u' },
      CFRubricCriteria: [
        {
          ...{
            identifier: 'c',
            category: 'Naad',
            weight: 0.5,
            CFItemURI: { title: 'Kiest gas', identifier: 'w' },
          },
          CFRubricCriterionLevels: [level('Goed', 'Recht', 2), level('Zwak', 'Scheef', 0)],
        },
      ],
    },
  ];
  const readout = read(welder, places, { CFRubrics });
  expect(told(readout)).toEqual([['case-rubric-skipped', 'Lasproef']]);
  expect(readout.warnings[0]?.guess?.source.split('\n')).toEqual([
    ...['Lasproef', 'Zo beoordeelt u', '  Naad', '  weight: 0.5', '  → Kiest gas'],
    ...['    Goed', '    Recht', '    score: 2', '    Zwak', '    Scheef', '    score: 0'],
  ]);
});

it('of a table that was cut off, what lies under something that is not in it is told', () => {
  const tables = {
    code: 'identifier,fullStatement,humanCodingScheme,isChildOf\n1,Lassen,A.1,\n2,Snijden,B.1,B\n3,Slijpen,A.1.1,A.1\n',
    number: 'identifier,fullStatement,smartLevel\n1,Lassen,1\n2,Snijden,2.1\n3,Slijpen,1.1\n',
  };
  for (const table of Object.values(tables)) {
    const rows = table
      .trim()
      .split('\n')
      .map((line, index) => ({ number: index + 1, cells: line.split(',') }));
    expect(told(value(readCaseCsv(rows, 'Raamwerk', {})))).toEqual([
      ['case-without-place', expect.stringMatching(/Snijden|B.1/)],
    ]);
  }
});

it.each([
  ['blank lines', '\n\n'],
  ['cells without a word', ' , \n'],
  ['a title', 'Raamwerk Metaal\n'],
])('of a table with %s above its headings nothing is lost', async (_what, above) => {
  const table = 'Identifier , Full Statement ,humanCodingScheme\n1,Lassen,A.1\n2,Snijden,B.1\n';
  const whole = value(await readImportFile(blobSource(new Blob([table])), { name: 'metaal.csv' }));
  const found = await readImportFile(blobSource(new Blob([above + table])), { name: 'metaal.csv' });
  expect(value(found).readout).toMatchObject({ qualifications: [{}] });
  expect(value(found)).toEqual(whole);
});
