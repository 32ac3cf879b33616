/** What goes out comes back: through our data file, CASE, CSV and XLSX, into a centre that has nothing and into its own. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLargeQualification, anyQualification } from '../../test/builders/any-qualification';
import { tableWords } from '../../test/builders/table-words';
import { decideExchange } from '../domain/decide-exchange';
import { codesIn, decideImport } from '../domain/decide-import';
import type { ExchangeReadout } from '../domain/exchanged-qualification';
import { type Qualification, splitQualification } from '../domain/qualification';
import { newId } from '../kernel/ids';
import { standardCompetences } from '../records/standard-competences';
import { writeQualificationsJson } from './qualifications-json';
import { readImportFile } from './read-import-file';
import { blobSource, readSbbXml } from './sbb-xml';
import { writeCase } from './write-case';
import { writeCsv } from './write-csv';
import { writeQualificationFile } from './write-qualification-file';
import { composeTable } from './write-table';
import { writeXlsx } from './write-xlsx';

const exportedAt = '2026-11-27T03:00:00.000Z';
const competences = standardCompetences;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const ways: Readonly<Record<string, (qualification: Qualification) => Uint8Array>> = {
  JSON: (one) => encode(writeQualificationsJson({ qualifications: [one], competences, exportedAt })),
  CASE: (one) =>
    encode(
      writeCase({ qualifications: [one], competences, title: one.name, creator: 'Centrum', exportedAt }),
    ),
  CSV: (one) =>
    encode(writeCsv(composeTable({ qualifications: [one], competences, words: tableWords('nl') }).rows)),
  'CSV for a Dutch spreadsheet': (one) =>
    writeQualificationFile({
      ...{ format: 'csv', qualification: one, competences, words: tableWords('nl') },
      ...{ creator: 'Centrum', exportedAt },
    }).bytes,
  XLSX: (one) =>
    writeXlsx([
      {
        name: 'Blad',
        rows: composeTable({ qualifications: [one], competences, words: tableWords('de') }).rows,
        widths: [],
        hasHeadings: true,
      },
    ]),
};

async function readBack(bytes: Uint8Array): Promise<ExchangeReadout> {
  const read = await readImportFile(blobSource(new Blob([new Uint8Array(bytes)])), { name: 'file' });
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  if (read.value.kind !== 'exchange') throw new Error(read.value.kind);
  return read.value.readout;
}
function intoEmpty(readout: ExchangeReadout): Qualification | undefined {
  const plan = decideExchange({
    ...{ readout, choices: {}, left: new Set<string>(), heads: [], existing: [], competences, newId },
  });
  expect(plan.newCompetences).toEqual([]);
  return plan.toWrite[0];
}
const heads = (one: Qualification) => [splitQualification(one, null).head];

describe.each(Object.keys(ways))('a qualification through %s', (way) => {
  const write = ways[way];
  if (!write) throw new Error(way);

  it('comes back with the same tree, ids included, in a centre that has nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyQualification, async (one) => {
        const readout = await readBack(write(one));
        const back = intoEmpty(readout);
        expect(back?.coreTasks).toEqual(one.coreTasks);
        const { name, code, cohort, level, language, isStandard, qualificationId } = one;
        expect(back).toMatchObject({ name, code, cohort, level, language, isStandard, qualificationId });
      }),
      { numRuns: 130 },
    );
  });

  it('changes nothing in the centre it came from', async () => {
    await fc.assert(
      fc.asyncProperty(anyQualification, async (one) => {
        const readout = await readBack(write(one));
        const plan = decideExchange({
          ...{ readout, choices: {}, left: new Set<string>(), heads: heads(one), existing: [one] },
          ...{ competences, newId },
        });
        expect(plan.items.map(({ outcome }) => outcome)).toEqual(['unchanged']);
      }),
      { numRuns: 20 },
    );
  });

  it('comes back with 2,000 nodes', async () => {
    const large = aLargeQualification(2000);
    expect(intoEmpty(await readBack(write(large)))?.coreTasks).toEqual(large.coreTasks);
  });
});

const folder = path.resolve(import.meta.dirname, '../../../shared/data/sbb-kwalificatiedossiers');
const files = ['2755_Dienstverlening.xml', '2635_Pedagogisch_Werk.xml'].map((name) =>
  path.join(folder, name),
);
const hasFiles = files.every((file) => existsSync(file));

describe.skipIf(!hasFiles)('the files of SBB (skipped where the shared data is not there)', () => {
  it.each(Object.keys(ways))('come through %s with the same trees', async (way) => {
    for (const file of files) {
      const read = await readSbbXml(blobSource(new Blob([readFileSync(file)])));
      if (!read.ok) throw new Error(read.problem.code);
      const plan = decideImport({
        ...{ readout: read.value, codes: codesIn(read.value), cohort: null, chosenEditions: {} },
        ...{ answeredDates: {}, existing: [], competences, newId },
      });
      expect(plan.toWrite.length).toBeGreaterThan(0);
      for (const one of plan.toWrite) {
        const back = intoEmpty(await readBack(ways[way]!(one)));
        expect(back?.coreTasks).toEqual(one.coreTasks);
        expect(back?.source).toEqual(one.source);
      }
    }
  });
});
