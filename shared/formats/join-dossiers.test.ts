/** The same dossier in several SBB files of one ZIP: the newest counts, and where nothing says which that is a person chooses. */
import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import { decideImport } from '../domain/decide-import';
import type { ImportReadout } from '../domain/exchanged-qualification';
import { standardCompetences } from '../records/standard-competences';
import { readImportFile } from './read-import-file';
import { blobSource } from './sbb-xml';
import { writeZip } from './write-zip';

const small = readFileSync('test/data/sbb-small.xml', 'utf8');
/** As SBB says it on the front page. */
const established = (day: string, step = 'leest de tekening;'): string =>
  small
    .replace(
      /<dossier nr="100"[^>]*>/,
      `$&<voorblad><verantwoording><vastgesteldop>${day}</vastgesteldop></verantwoording></voorblad>`,
    )
    .replace('leest de tekening;', step);

type Sbb = Extract<ImportReadout, { readonly kind: 'sbb' }>['readout'];
async function zipOf(files: Readonly<Record<string, string>>): Promise<Sbb> {
  const bytes = writeZip(Object.entries(files).map(([name, text]) => ({ name, bytes: strToU8(text) })));
  const read = await readImportFile(blobSource(new Blob([new Uint8Array(bytes)])), { name: 'sbb.zip' });
  if (!read.ok || read.value.kind !== 'sbb') throw new Error(JSON.stringify(read));
  return read.value.readout;
}
const repeated = ({ warnings }: Sbb) =>
  warnings.flatMap(({ code, at, about }) => (code === 'dossier-repeated' ? [[at, about]] : []));
let made = 0;
const decide = (readout: Sbb, chosenEditions: Readonly<Record<string, string>> = {}) =>
  decideImport({
    ...{ readout, codes: ['25990'], cohort: null, chosenEditions, answeredDates: {}, existing: [] },
    ...{ competences: standardCompetences, newId: () => anId(5000 + made++) },
  }).items[0];
const textOf = (value: unknown): string => JSON.stringify(value);

it('what says the same in other bytes is read once, and that is told', async () => {
  const readout = await zipOf({ 'a.xml': small, 'b.xml': small.replaceAll('><', '>\n<') });
  expect(readout.files).toHaveLength(2);
  expect(repeated(readout)).toEqual([
    ['b.xml', 'Metaalwerk'],
    ['b.xml', 'Metaalwerk, vorige versie'],
  ]);
  expect(decide(readout)).toMatchObject({ outcome: 'new' });
});

it('of two that differ the one that SBB established last is read, wherever it lies', async () => {
  const older = established('01-02-2024');
  const newer = established('03-01-2026', 'leest de nieuwe tekening;');
  for (const files of [
    { 'a.xml': older, 'b.xml': newer },
    { 'a.xml': newer, 'b.xml': older },
  ]) {
    const item = decide(await zipOf(files));
    expect(item).toMatchObject({ outcome: 'new' });
    expect(textOf(item)).toContain('leest de nieuwe tekening');
  }
});

it('where nothing says which is newer, a person chooses between the two files', async () => {
  const other = small.replace('leest de tekening;', 'leest de andere tekening;');
  const readout = await zipOf({ 'a.xml': small, 'b.xml': other });
  const asked = decide(readout);
  if (asked?.outcome !== 'ambiguous') throw new Error(textOf(asked));
  expect(asked.editions.map(({ fileName }) => fileName)).toEqual(['a.xml', 'b.xml']);
  const chosen = decide(readout, { '25990': asked.editions[1]?.editionKey ?? '' });
  expect(chosen).toMatchObject({ outcome: 'new' });
  expect(textOf(chosen)).toContain('leest de andere tekening');
  expect(repeated(readout)).toEqual([['b.xml', 'Metaalwerk, vorige versie']]);
});
