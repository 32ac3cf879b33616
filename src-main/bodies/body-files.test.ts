/** Files that changes name: in pieces, sealed, whole or not there at all. */
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aSecret } from '../../test/builders/a-journal';
import { value } from '../../test/builders/value';
import { createFaultyFiles } from '../../test/fakes/faulty-files';
import { nodeFiles } from '../disk/node-files';
import { type BodyFiles, type BodyFilesOptions, createBodyFiles } from './body-files';
import { chunkBytes, placeOfChunk } from './chunk-seal';

const mebi = 1024 * 1024;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const aStore = (over: Partial<BodyFilesOptions> = {}): BodyFiles =>
  createBodyFiles({ folder: aFolder(), secret: aSecret(), world: realWorld, ...over });

/** Puts a file in, in pieces of a size that fits nothing. */
async function put(store: BodyFiles, bytes: Uint8Array, piece = 700_001): Promise<string> {
  const { bodyId } = value(await store.begin(bytes.length));
  for (let at = 0; at < bytes.length; at += piece)
    value(await store.append(bodyId, at, bytes.subarray(at, at + piece)));
  return value(await store.finish(bodyId)).digest;
}
const readAll = async (store: BodyFiles, digest: string, step: number): Promise<Buffer> => {
  const size = value(await store.sizeOf(digest));
  const parts: Uint8Array[] = [];
  for (let at = 0; at < size; at += step) parts.push(value(await store.read(digest, at, step)));
  return Buffer.concat(parts);
};
const missing = { ok: false, problem: { code: 'body-missing' } };

test('a file comes back byte for byte, by ranges and in another session, whatever its length', async () => {
  const folder = aFolder();
  for (const length of [1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes + 12_345]) {
    const bytes = randomBytes(length);
    const digest = await put(aStore({ folder }), bytes);
    expect(digest).toBe(sha256(bytes));
    const later = aStore({ folder });
    expect((await readAll(later, digest, 333_333)).equals(bytes)).toBe(true);
    expect(value(await later.read(digest, length - 1, 10))).toHaveLength(1);
    expect(value(await later.read(digest, length + 5, 10))).toHaveLength(0);
  }
});

test('the same bytes are kept once, and nothing stands in clear, by name or content', async () => {
  const folder = aFolder();
  const bytes = Buffer.from('Kanarie de Vries, foto van het werkstuk. '.repeat(40_000));
  const digests = await Promise.all([put(aStore({ folder }), bytes), put(aStore({ folder }), bytes)]);
  await put(aStore({ folder }), bytes);
  expect(readdirSync(folder)).toEqual([`${digests[0]}.own`]);
  expect(readFileSync(join(folder, `${digests[0]}.own`)).includes('Kanarie')).toBe(false);
  expect(await aStore({ folder, secret: aSecret(8) }).read(digests[0]!, 0, 10)).toMatchObject(missing);
});

test('what was flipped, cut, put in another order or in the place of another is noticed by whoever reads a range', async () => {
  const folder = aFolder();
  const store = aStore({ folder });
  const [digest, other] = [await put(store, randomBytes(3 * mebi)), await put(store, randomBytes(3 * mebi))];
  const file = join(folder, `${digest}.own`);
  const good = readFileSync(file);
  const sealed = placeOfChunk(1) - placeOfChunk(0);
  const spoil = async (make: (bytes: Buffer) => Buffer, from: number) => {
    writeFileSync(file, make(Buffer.from(good)));
    expect(await store.read(digest, from, 1000)).toMatchObject(missing);
  };
  for (const at of [0, 6, 25, 5000, good.length - 1])
    await spoil((bytes) => {
      bytes[at] = bytes[at]! ^ 1;
      return bytes;
    }, 0);
  // A middle that is gone is noticed from its first byte on: the end is not where the head says.
  for (const length of [20, 40, placeOfChunk(1), good.length - 1, good.length - 60])
    await spoil((bytes) => bytes.subarray(0, length), 0);
  const swapped = (bytes: Buffer) => {
    const first = Buffer.from(bytes.subarray(placeOfChunk(0), placeOfChunk(1)));
    bytes.copy(bytes, placeOfChunk(0), placeOfChunk(1), placeOfChunk(1) + sealed);
    first.copy(bytes, placeOfChunk(1));
    return bytes;
  };
  await spoil(swapped, 0);
  await spoil(swapped, mebi + 5);
  const theirs = readFileSync(join(folder, `${other}.own`));
  await spoil(() => Buffer.from(theirs), 0);
  // One chunk of another file, at the very same place.
  await spoil((bytes) => {
    theirs.copy(bytes, placeOfChunk(1), placeOfChunk(1), placeOfChunk(2));
    return bytes;
  }, mebi);
  writeFileSync(file, good);
  // In this run it counts as damaged, until it is fetched anew.
  expect(await aStore({ folder }).read(digest, 0, 10)).toMatchObject({ ok: true });
  for (const name of ['0'.repeat(64), '../../device', ''])
    expect(await store.read(name, 0, 10)).toMatchObject(missing);
});

test('half of a file is none: not before it is finished, not out of order, not longer or shorter than it was said', async () => {
  const folder = aFolder();
  const store = aStore({ folder });
  const bytes = randomBytes(5000);
  const again = { ok: false, problem: { code: 'stage-missing' } };
  const { bodyId } = value(await store.begin(5000));
  value(await store.append(bodyId, 0, bytes.subarray(0, 3000)));
  expect(await store.append(bodyId, 0, bytes.subarray(0, 3000))).toMatchObject(again);
  expect(await store.append(bodyId, 3000, bytes)).toMatchObject(again);
  expect(await store.read(sha256(bytes), 0, 10)).toMatchObject(missing);
  expect(await store.finish(bodyId)).toMatchObject(again);
  expect(await store.append(bodyId, 3000, bytes.subarray(3000))).toMatchObject(again);
  expect(readdirSync(folder)).toEqual([]);
  const wrong = value(await store.begin(5000));
  value(await store.append(wrong.bodyId, 0, bytes));
  expect(await store.finish(wrong.bodyId, 'a'.repeat(64))).toMatchObject({
    problem: { code: 'body-differs' },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('what was begun and not finished is gone at the next start, and never before it', async () => {
  const folder = aFolder();
  const store = aStore({ folder });
  const digest = await put(store, randomBytes(10));
  const { bodyId } = value(await store.begin(5000));
  value(await store.append(bodyId, 0, randomBytes(100)));
  expect(readdirSync(folder)).toHaveLength(2);
  // The program ended here. The next one begins with a file of its own.
  const next = aStore({ folder });
  const begun = value(await next.begin(5));
  expect(readdirSync(folder).toSorted()).toEqual([`${digest}.own`, `${begun.bodyId}.unfinished`].toSorted());
  await next.abandon(begun.bodyId);
  await store.close();
  expect(readdirSync(folder)).toEqual([`${digest}.own`]);
});

test('a full or broken disk is told, leaves nothing behind, and leaves room for marks', async () => {
  const folder = aFolder();
  const files = createFaultyFiles(nodeFiles);
  const store = aStore({ folder, files });
  files.room = 60 * mebi;
  expect(await store.begin(10)).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
  files.room = 66 * mebi;
  const full = value(await store.begin(2 * mebi));
  files.room = 100;
  value(await store.append(full.bodyId, 0, randomBytes(1000)));
  expect(await store.append(full.bodyId, 1000, randomBytes(mebi))).toMatchObject({
    problem: { code: 'disk-full' },
  });
  expect(await store.append(full.bodyId, 1000 + mebi, randomBytes(10))).toMatchObject({
    problem: { code: 'stage-missing' },
  });
  files.room = null;
  files.failFlush = 'EIO';
  const broken = value(await store.begin(10));
  value(await store.append(broken.bodyId, 0, randomBytes(10)));
  expect(await store.finish(broken.bodyId)).toMatchObject({ problem: { code: 'storage-failed' } });
  await store.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('a disk that keeps other bytes than it was given is noticed before the file has a name', async () => {
  const folder = aFolder();
  const lying = {
    ...nodeFiles,
    create: async (path: string) => {
      const file = await nodeFiles.create(path);
      const write: typeof file.write = (bytes, at) => {
        const kept = Buffer.from(bytes);
        if (at === placeOfChunk(0)) kept[5] = kept[5]! ^ 1;
        return file.write(kept, at);
      };
      return { ...file, write };
    },
  };
  const store = aStore({ folder, files: lying });
  const { bodyId } = value(await store.begin(1000));
  value(await store.append(bodyId, 0, randomBytes(1000)));
  expect(await store.finish(bodyId)).toMatchObject({ ok: false, problem: { code: 'storage-failed' } });
  expect(readdirSync(folder)).toEqual([]);
});

/** What the hub gave: the same bytes. */
async function fetched(store: BodyFiles, bytes: Uint8Array): Promise<string> {
  const { bodyId } = value(await store.begin(bytes.length, 'fetched'));
  value(await store.append(bodyId, 0, bytes));
  return value(await store.finish(bodyId)).digest;
}

test('a file that turns out to be damaged is not here any more, and one that is fetched takes its place for good', async () => {
  const folder = aFolder();
  const store = aStore({ folder });
  const bytes = randomBytes(3 * mebi);
  const digest = await put(store, bytes);
  const file = join(folder, `${digest}.own`);
  const lying = readFileSync(file);
  lying[placeOfChunk(1) + 9]! ^= 1;
  writeFileSync(file, lying);
  expect(await store.read(digest, mebi, 10)).toMatchObject(missing);
  // Whoever asks whether it is here would never fetch it.
  expect(await store.sizeOf(digest)).toMatchObject(missing);
  await fetched(store, bytes);
  expect((await readAll(store, digest, mebi)).equals(bytes)).toBe(true);
  await store.forgetFetched();
  expect((await readAll(aStore({ folder }), digest, mebi)).equals(bytes)).toBe(true);
});

test('what is fetched ends no file that a person adds, however much it is; and what comes while it is let go is none', async () => {
  const folder = aFolder();
  const store = aStore({ folder });
  const own = value(await store.begin(10));
  const coming = [];
  for (let one = 0; one < 20; one++) coming.push(value(await store.begin(10, 'fetched')).bodyId);
  value(await store.append(own.bodyId, 0, randomBytes(10)));
  for (const bodyId of coming) value(await store.append(bodyId, 0, randomBytes(10)));
  const [, ended] = await Promise.all([
    store.forgetFetched(),
    ...coming.map((bodyId) => store.finish(bodyId)),
  ]);
  expect([true, false]).toContain(ended?.ok);
  const { digest } = value(await store.finish(own.bodyId));
  await store.close();
  expect(readdirSync(folder)).toEqual([`${digest}.own`]);
});

test('a disk that is full lets go of what can be fetched again, the oldest first, for what is added', async () => {
  const folder = aFolder();
  const room = 70 * mebi;
  const taken = () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const files = { ...nodeFiles, freeBytes: async () => room - taken() };
  const store = aStore({ folder, files });
  const digests = [];
  for (const age of [3, 1, 2]) {
    const digest = await fetched(store, randomBytes(1.5 * mebi));
    const at = new Date(Date.UTC(2026, 10, 28 - age));
    utimesSync(join(folder, `${digest}.fetched`), at, at);
    digests.push(digest);
  }
  expect(await store.begin(3 * mebi, 'fetched')).toMatchObject({ problem: { code: 'disk-full' } });
  await put(store, randomBytes(2 * mebi));
  expect(readdirSync(folder).filter((name) => name.endsWith('.fetched'))).toEqual(
    digests
      .slice(1)
      .map((digest) => `${digest}.fetched`)
      .toSorted(),
  );
  expect(await store.begin(7 * mebi)).toMatchObject({ problem: { code: 'disk-full' } });
});

test('tells what lies here, and nothing that no change names yet', async () => {
  const store = aStore();
  const [named] = [await put(store, randomBytes(5)), await put(store, randomBytes(6))];
  const other = await fetched(store, randomBytes(7));
  expect(await store.held(new Set([named]))).toEqual([
    { digest: named, bytes: 5 },
    { digest: other, bytes: 7 },
  ]);
});

test('what was fetched can be let go, and what was made here stays', async () => {
  const folder = aFolder();
  const store = aStore({ folder });
  const own = await put(store, randomBytes(10));
  const { bodyId } = value(await store.begin(20, 'fetched'));
  value(await store.append(bodyId, 0, randomBytes(20)));
  const { digest } = value(await store.finish(bodyId));
  expect(await store.sizeOf(digest)).toEqual({ ok: true, value: 20 });
  await store.forgetFetched();
  expect(await store.sizeOf(digest)).toMatchObject(missing);
  expect(await store.sizeOf(own)).toEqual({ ok: true, value: 10 });
  await store.remove(own);
  expect(await store.sizeOf(own)).toMatchObject(missing);
});

test('what no change names is given up after ninety days, and what one names never', async () => {
  const folder = aFolder();
  const store = aStore({ folder });
  const [named, left, young] = [
    await put(store, randomBytes(1)),
    await put(store, randomBytes(2)),
    await put(store, randomBytes(3)),
  ];
  const now = new Date('2026-11-28T09:00:00.000Z');
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  for (const [digest, days] of [
    [named, 400],
    [left, 91],
    [young, 89],
  ] as const)
    utimesSync(join(folder, `${digest}.own`), daysAgo(days), daysAgo(days));
  await store.giveUpUnnamed(new Set([named]), now.getTime());
  expect(readdirSync(folder).toSorted()).toEqual([`${named}.own`, `${young}.own`].toSorted());
});

test('a large file needs the memory of a piece, going in and coming out', async () => {
  const store = aStore();
  const piece = randomBytes(mebi);
  const pieces = 48;
  let most = 0;
  const before = process.memoryUsage().arrayBuffers;
  const look = () => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  };
  const { bodyId } = value(await store.begin(pieces * mebi));
  for (let at = 0; at < pieces; at++) {
    value(await store.append(bodyId, at * mebi, piece));
    look();
  }
  const { digest } = value(await store.finish(bodyId));
  for (let at = 0; at < pieces; at++) {
    expect(Buffer.compare(value(await store.read(digest, at * mebi, mebi)), piece)).toBe(0);
    look();
  }
  // Buffers that are let go wait for the collector; all of the file would be 48.
  expect(most).toBeLessThan(40 * mebi);
});
