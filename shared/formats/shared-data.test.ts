/**
 * Every file of the folder `shared/data` beside the repository that is about qualifications goes through the import: those
 * that hold some come in with as many as counted here, the others say what they are. Skipped where the folder is absent.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImportFile } from './read-import-file';
import { blobSource } from './sbb-xml';

const root = path.resolve(import.meta.dirname, '../../../shared/data');
const folders = ['case', 'crebo', 'sbb-kwalificatiedossiers', 'trial-inputs'];
const files = existsSync(root)
  ? folders.flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`))
  : [];
const readWhole = (name: string) =>
  readImportFile(blobSource(new Blob([new Uint8Array(readFileSync(path.join(root, name)))])), { name });

describe.skipIf(files.length === 0)('the shared data (skipped where it is not there)', () => {
  it.each(files)('%s gives an answer', async (name) => {
    const read = await readWhole(name);
    if (!read.ok) expect(read.problem.code).not.toBe('internal');
    else if (read.value.kind === 'exchange')
      expect(read.value.readout.qualifications.length).toBeGreaterThan(0);
    else expect(read.value.readout.files.length).toBeGreaterThan(0);
  });

  it.each([
    ['case/opensalt-csv-sample_case.csv', 'exchange'],
    ['case/opensalt-csv-ccss-ela_1189items.csv', 'exchange'],
    ['crebo/Opleiding_dimensie_4103-opleidingscodes.xlsx', 'table-unknown'],
    ['crebo/esco-skills_crebo_25498.json', 'json-unknown'],
    ['sbb-kwalificatiedossiers/beroepen-app_66-profielen.json', 'json-unknown'],
  ])('%s is %s', async (name, what) => {
    const read = await readWhole(name);
    expect(read.ok ? read.value.kind : read.problem.code).toBe(what);
  });

  it('a CASE table has as many parts as it has rows with an item', async () => {
    const name = 'case/opensalt-csv-ccss-ela_1189items.csv';
    const rows = readFileSync(path.join(root, name), 'utf8').match(/^[0-9a-f]{8}-[0-9a-f]{4}-/gm) ?? [];
    const read = await readWhole(name);
    if (!read.ok || read.value.kind !== 'exchange') throw new Error('not read');
    const nodes = read.value.readout.qualifications.flatMap(({ coreTasks }) =>
      coreTasks.flatMap((coreTask) => [
        coreTask.id,
        ...coreTask.workProcesses.flatMap(({ id, indicators }) => [id, ...indicators.map((one) => one.id)]),
      ]),
    );
    expect(nodes.filter((id) => id !== null)).toHaveLength(rows.length);
  });
});
