/** M1: what a table says and we have no place for is told, in either layout: nothing is left out in silence. */
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import { decideExchange } from '../domain/decide-exchange';
import type { ExchangeReadout } from '../domain/exchanged-qualification';
import { newId } from '../kernel/ids';
import { standardCompetences } from '../records/standard-competences';
import { readImportFile } from './read-import-file';
import { blobSource } from './sbb-xml';

async function readRows(...rows: readonly string[]): Promise<ExchangeReadout> {
  const read = await readImportFile(blobSource(new Blob([rows.join('\n')])), { name: 'lassen.csv' });
  if (!read.ok || read.value.kind !== 'exchange') throw new Error(JSON.stringify(read));
  return read.value.readout;
}
const told = ({ warnings }: Pick<ExchangeReadout, 'warnings'>) =>
  warnings.map(({ code, about, line, guess }) => [code, about, line, guess?.source ?? '']);

const wide = 'kwalificatie;kerntaak;werkproces;indicator;competenties;resultaat;kritisch;crebo';

it('tells what a later row of the same work process says otherwise, and repeats nothing', async () => {
  const readout = await readRows(
    wide,
    'Lasser;Las;Voorbereiden;Kiest gas;A;Klaar;;25111',
    ';;;Kiest draad;A;Klaar;;25111',
    ';;;Kiest lasser;B, C;Ook klaar;;25222',
  );
  expect(told(readout)).toEqual([
    ['field-skipped', 'code', 4, '25222'],
    ['field-skipped', 'result', 4, 'Ook klaar'],
    ['field-skipped', 'competences', 4, 'B, C'],
  ]);
});

it('tells a mark of a critical one that says neither yes nor no', async () => {
  const readout = await readRows(wide, 'Lasser;Las;Voorbereiden;Kiest gas;A;Klaar;misschien;25111');
  expect(told(readout)).toEqual([['field-unreadable', 'critical', 2, 'misschien']]);
});

it('tells columns that mean something in the other layout alone', async () => {
  expect(
    told(await readRows('kerntaak;indicator;inleiding;crebo', 'Las;Kiest gas;De kandidaat;25111')),
  ).toEqual(
    expect.arrayContaining([
      ['column-skipped', 'inleiding', 1, 'inleiding\nDe kandidaat'],
      ['column-skipped', 'crebo', 1, 'crebo\n25111'],
    ]),
  );
  expect(told(await readRows('soort;naam;kerntaak', 'kwalificatie;Lasser;', 'kerntaak;Las;Lassen'))).toEqual([
    ['column-skipped', 'kerntaak', 1, 'kerntaak\nLassen'],
  ]);
});

it('tells a competence without a number, and a name that is too long for one', async () => {
  const long = 'x'.repeat(301);
  const readout = await readRows(
    'soort;code;naam',
    'kwalificatie;;Lasser',
    'competentie;;Lassen',
    `competentie;L1;${long}`,
  );
  expect(told(readout)).toEqual([
    ['field-unreadable', 'code', 3, 'Lassen'],
    ['text-shortened', 'x'.repeat(120), 4, long],
  ]);
});

it('tells a competence that is neither here nor in the file, at each work process that names it', async () => {
  const readout = await readRows(wide, 'Lasser;Las;Voorbereiden;Kiest gas;A, Q9;;;', ';;Lassen;Last;Q9;;;');
  const plan = decideExchange({
    ...{ readout, choices: {}, left: new Set<string>(), heads: [], existing: [], newId },
    competences: standardCompetences,
  });
  expect(plan.items[0]?.warnings.map(({ code, at, about }) => [code, at, about])).toEqual([
    ['competence-not-here', 'Voorbereiden', 'Q9'],
    ['competence-not-here', 'Lassen', 'Q9'],
  ]);
});

it('links one that was merged more than once to what it means by now', async () => {
  const [k] = standardCompetences;
  if (!k) throw new Error('no standard competence');
  const own = { name: { nl: 'Eigen' }, origin: 'custom' as const, status: 'archived' as const, mergedAt: '' };
  const second = { ...own, competenceId: anId<'Competence'>(2), code: 'V2', mergedInto: k.competenceId };
  const first = { ...own, competenceId: anId<'Competence'>(1), code: 'V1', mergedInto: second.competenceId };
  const readout = await readRows(wide, 'Lasser;Las;Voorbereiden;Kiest gas;V1;;;');
  const plan = decideExchange({
    ...{ readout, choices: {}, left: new Set<string>(), heads: [], existing: [], newId },
    competences: [...standardCompetences, first, second],
  });
  expect(plan.toWrite[0]?.coreTasks[0]?.workProcesses[0]?.competenceIds).toEqual([k.competenceId]);
});

it('takes a day in the column of cohorts for the school year that it is in, and tells so, in either layout', async () => {
  const kind = await readRows(
    'soort;naam;cohort',
    'kwalificatie;Lasser;1-8-2026',
    'kwalificatie;Smid;2026-07-31',
  );
  expect(kind.qualifications.map(({ fields }) => fields.cohort)).toEqual(['2026-2027', '2025-2026']);
  expect(told(kind)).toEqual([
    ['cohort-guessed', '2026-2027', 2, '1-8-2026'],
    ['cohort-guessed', '2025-2026', 3, '2026-07-31'],
  ]);
  const parted = await readRows(
    `${wide};cohort`,
    'Lasser;Las;Voorbereiden;Kiest gas;A;Klaar;;25111;2026-08-01',
  );
  expect(parted.qualifications[0]?.fields.cohort).toBe('2026-2027');
  expect(told(parted)).toEqual([['cohort-guessed', '2026-2027', 2, '2026-08-01']]);
});

it('keeps the competences of two files apart, and tells the one whose code was taken', async () => {
  const file = (name: string): string =>
    [
      'soort;code;naam;competenties',
      'kwalificatie;;Lasser;',
      'kerntaak;;Las;',
      'werkproces;;Voorbereiden;L1',
      'indicator;;Kiest gas;L1',
      `competentie;L1;${name};`,
    ].join('\n');
  const bytes = zipSync({ 'een.csv': strToU8(file('Lassen')), 'twee.csv': strToU8(file('Lopen')) });
  const read = await readImportFile(blobSource(new Blob([new Uint8Array(bytes)])), { name: 'x.zip' });
  if (!read.ok || read.value.kind !== 'exchange') throw new Error(JSON.stringify(read));
  const plan = decideExchange({
    ...{ readout: read.value.readout, choices: { '2.1': { as: 'new' } }, left: new Set<string>() },
    ...{ heads: [], existing: [], newId, competences: standardCompetences },
  });
  expect(plan.newCompetences.map(({ code, name }) => [code, name.nl])).toEqual([
    ['L1', 'Lassen'],
    ['L1-2', 'Lopen'],
  ]);
  const linked = plan.toWrite.map(({ coreTasks }) => {
    const [workProcess] = coreTasks[0]!.workProcesses;
    return [workProcess!.competenceIds, workProcess!.indicators[0]!.competenceIds];
  });
  const [first, second] = plan.newCompetences.map(({ competenceId }) => [competenceId]);
  expect(linked).toEqual([
    [first, first],
    [second, second],
  ]);
  expect(plan.items.map(told)).toEqual([[], [['competence-code-twice', 'L1 Lopen', 0, 'L1 Lopen']]]);
});

it('keeps of an endless id what a record has room for', async () => {
  const readout = await readRows('soort;id;naam', `kwalificatie;${'x'.repeat(900)};Lasser`, 'kerntaak;;Las');
  expect(readout.qualifications[0]?.origin.key).toHaveLength(500);
});
