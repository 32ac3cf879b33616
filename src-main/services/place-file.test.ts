/** Where the examiner was survives the program, and a file that is damaged only makes the way longer. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPlaceFile } from './place-file';

const place = '/exam/01900000-0000-7000-8000-000000000001/mark/01900000-0000-7000-8000-000000000002';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vakproef-place-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('is nowhere before the first exam', async () => {
  expect(await createPlaceFile(folder).read()).toBeNull();
});

it('is there for the next run of the program, the last of many', async () => {
  const first = createPlaceFile(folder);
  await Promise.all([first.write('/exam/a'), first.write(null), first.write(place)]);
  expect(await createPlaceFile(folder).read()).toBe(place);
  await first.write(null);
  expect(await createPlaceFile(folder).read()).toBeNull();
});

it('is not followed when the file holds something else, and a folder that is gone stops nothing', async () => {
  await writeFile(join(folder, 'place'), 'x'.repeat(5000));
  expect(await createPlaceFile(folder).read()).toBeNull();
  await createPlaceFile(join(folder, 'gone')).write(place);
  expect((await readFile(join(folder, 'place'))).length).toBe(5000);
});
