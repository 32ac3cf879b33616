/** One suite for every kind of store; and what only a folder, or only an object store, can meet. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aSmallDisk, canMount } from '../../test/faults/small-disk';
import { anS3Store, aStoreFolder, storeKinds } from '../../test/hub/a-body-store';
import { createFolderStore } from './folder-store';
import { type ObjectStore, StoreError } from './object-store';

const bytes = Buffer.from('een bestand '.repeat(1000));

async function* inTwo(of: Buffer): AsyncGenerator<Buffer> {
  yield of.subarray(0, 100);
  yield of.subarray(100);
}
const put = (objects: ObjectStore, place: string, of = bytes) => objects.put(place, of.length, inTwo(of));

async function read(objects: ObjectStore, place: string, start = 0, end = bytes.length): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of objects.read(place, { start, end })) parts.push(part);
  return Buffer.concat(parts);
}
async function places(objects: ObjectStore, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { place } of objects.list(prefix)) found.push(place);
  return found.sort();
}

describe.each(Object.keys(storeKinds) as (keyof typeof storeKinds)[])('a store in %s', (kind) => {
  const open = storeKinds[kind];

  test('gives an object back, whole and in part, tells its size, lists it, and forgets it', async () => {
    const objects = await open();
    expect(await places(objects, 'bodies/')).toEqual([]);
    await put(objects, 'bodies/c1/a.1');
    await put(objects, 'bodies/c1/b.1');
    await put(objects, 'staged/c1/x');
    expect((await read(objects, 'bodies/c1/a.1')).equals(bytes)).toBe(true);
    expect((await read(objects, 'bodies/c1/a.1', 5000, 5500)).equals(bytes.subarray(5000, 5500))).toBe(true);
    expect(await objects.size('bodies/c1/a.1')).toBe(bytes.length);
    expect(await places(objects, 'bodies/')).toEqual(['bodies/c1/a.1', 'bodies/c1/b.1']);
    for await (const listed of objects.list('staged/')) {
      expect(listed).toMatchObject({ place: 'staged/c1/x', bytes: bytes.length });
      expect(Math.abs(Date.now() - listed.at.getTime())).toBeLessThan(600_000);
    }
    await objects.remove('bodies/c1/a.1');
    await objects.remove('bodies/c1/a.1');
    expect(await objects.size('bodies/c1/a.1')).toBe(null);
    expect(await places(objects, 'bodies/')).toEqual(['bodies/c1/b.1']);
  });

  test('says of an object that is not there that it is missing', async () => {
    const objects = await open();
    await expect(read(objects, 'bodies/c1/none.1')).rejects.toMatchObject({ failure: 'missing' });
    expect(await objects.size('bodies/c1/none.1')).toBe(null);
  });

  test('keeps nothing of an object of which the source fails, and says what the source said', async () => {
    const objects = await open();
    const failing = async function* () {
      yield bytes.subarray(0, 100);
      throw new Error('the source broke');
    };
    await expect(objects.put('bodies/c1/a.1', bytes.length, failing())).rejects.toThrow('the source broke');
    expect(await objects.size('bodies/c1/a.1')).toBe(null);
    expect(await places(objects, 'bodies/')).toEqual([]);
  });
});

test('a folder that would leave no room for what else is on its disk is full, and takes nothing', async () => {
  const folder = await aStoreFolder();
  let free = 300 * 1024 * 1024;
  const objects = createFolderStore(folder, async () => free);
  await put(objects, 'bodies/c1/a.1');
  free = 250 * 1024 * 1024;
  await expect(put(objects, 'bodies/c1/b.1')).rejects.toMatchObject({ failure: 'full' });
  expect(await places(objects, 'bodies/')).toEqual(['bodies/c1/a.1']);
});

test.skipIf(!canMount)(
  'a disk that is full to the last byte is told as such, and nothing half stays on it',
  async (context) => {
    const disk = aSmallDisk(8) ?? context.skip();
    const objects = createFolderStore(disk, async () => Number.POSITIVE_INFINITY);
    const large = Buffer.alloc(6 * 1024 * 1024, 1);
    await put(objects, 'bodies/c1/a.1', large);
    await expect(put(objects, 'bodies/c1/b.1', large)).rejects.toMatchObject({ failure: 'full' });
    expect(await places(objects, 'bodies/')).toEqual(['bodies/c1/a.1']);
    await objects.remove('bodies/c1/a.1');
    await put(objects, 'bodies/c1/b.1', large);
    expect(await objects.size('bodies/c1/b.1')).toBe(large.length);
  },
);

test('a folder keeps its files to its own account, and lists what was never finished', async () => {
  const folder = await aStoreFolder();
  const objects = createFolderStore(folder);
  await put(objects, 'staged/c1/a');
  await writeFile(join(folder, 'staged/c1/b.unfinished'), 'half');
  expect(await places(objects, 'staged/')).toEqual(['staged/c1/a', 'staged/c1/b.unfinished']);
  expect(await readdir(join(folder, 'staged/c1'))).toHaveLength(2);
});

test('an object store that does not answer is away, whatever is asked', async () => {
  const { objects, end } = await anS3Store();
  await put(objects, 'bodies/c1/a.1');
  await end();
  const asked = [
    () => put(objects, 'bodies/c1/b.1'),
    () => read(objects, 'bodies/c1/a.1'),
    () => objects.size('bodies/c1/a.1'),
    () => objects.remove('bodies/c1/a.1'),
    () => places(objects, 'bodies/'),
  ];
  const answers = await Promise.all(asked.map((ask) => ask().catch((error: unknown) => error)));
  for (const answer of answers) {
    expect(answer).toBeInstanceOf(StoreError);
    expect(answer).toMatchObject({ failure: 'away' });
  }
});
