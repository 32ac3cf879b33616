/** The fuses of the packed application, read from its binary: `VAKPROEF_PACKAGED` names it. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { readFuses } from '../../../packaging/fake-electron-dist';
import { fuseTable } from '../../../packaging/fuse-table';

const packaged = process.env.VAKPROEF_PACKAGED ?? '';

test('the packed application has every fuse as the table says', async () => {
  test.skip(packaged === '', 'VAKPROEF_PACKAGED names no packed application (npm run dist makes one)');
  expect(await readFuses(path.resolve(packaged))).toEqual(fuseTable);
});
