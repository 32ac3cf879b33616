/** Files that go out: called what every system takes, and holding what they say they hold. */
import { expect, it } from 'vitest';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../../test/builders/a-qualification';
import { tableWords } from '../../test/builders/table-words';
import { value } from '../../test/builders/value';
import type { Qualification } from '../domain/qualification';
import { readImportFile } from './read-import-file';
import { blobSource } from './sbb-xml';
import { nameQualificationFile, writeQualificationFile } from './write-qualification-file';

const written = (qualification: Qualification, format: 'csv' | 'xlsx' = 'csv') =>
  writeQualificationFile({
    ...{ format, qualification, competences: [], words: tableWords('nl') },
    ...{ creator: 'Centrum', exportedAt: '2026-11-27T03:00:00.000Z' },
  });
const withIndicator = (given: Parameters<typeof anIndicator>[0]): Qualification =>
  aQualification({
    coreTasks: [aCoreTask({ workProcesses: [aWorkProcess({ indicators: [anIndicator(given)] })] })],
  });
async function firstIndicator(bytes: Uint8Array) {
  const read = value(await readImportFile(blobSource(new Blob([new Uint8Array(bytes)])), { name: 'x' }));
  if (read.kind !== 'exchange') throw new Error(read.kind);
  return read.readout.qualifications[0]?.coreTasks[0]?.workProcesses[0]?.indicators[0]?.fields;
}

it.each([
  ['CON', '', 'vakproef-CON.csv'],
  ['nul', '', 'vakproef-nul.csv'],
  ['', 'AUX', 'vakproef-AUX.csv'],
  ['', 'COM1.las', 'vakproef-COM1.las.csv'],
  ['...', '', '-.csv'],
  ['.NET', '', 'NET.csv'],
  ['Las\u202enis', '', 'Lasnis.csv'],
  ['Las', '25000', '25000 Las.csv'],
])('calls the file of %j with code %j %j', (name, code, expected) => {
  expect(nameQualificationFile('csv', aQualification({ name, code }))).toBe(expected);
});

it('gives a key back that looks like JSON', async () => {
  const keys = ['{', '{abc', '{"sourceKey":"other"}', '{}'];
  for (const sourceKey of keys)
    expect(await firstIndicator(written(withIndicator({ sourceKey })).bytes)).toMatchObject({ sourceKey });
});

it.each(['csv', 'xlsx'] as const)(
  'counts in %s what no cell can hold, and keeps the rest',
  async (format) => {
    const { bytes, tooLong } = written(
      withIndicator({ sourceKey: 'k', ...{ ofLater: 'x'.repeat(30_001) } }),
      format,
    );
    expect(tooLong).toBe(1);
    expect(await firstIndicator(bytes)).toMatchObject({ sourceKey: 'k' });
  },
);
