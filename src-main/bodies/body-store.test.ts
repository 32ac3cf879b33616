import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { aFolder, aSecret } from '../../test/builders/a-journal';
import { createFaultyFiles } from '../../test/fakes/faulty-files';
import { nodeFiles } from '../disk/node-files';
import { createBodyStore } from './body-store';

const digestOf = (result: { ok: boolean; value?: { digest: string } }): string =>
  result.value?.digest ?? 'none';

test('a body comes back byte for byte, also in another session; an empty one too', async () => {
  const folder = join(aFolder(), 'bodies');
  const bodies = createBodyStore({ folder, secret: aSecret(), world: realWorld });
  for (const bytes of [randomBytes(3_000_000), Buffer.from('één'), Buffer.alloc(0)]) {
    const digest = digestOf(await bodies.put(bytes));
    const later = createBodyStore({ folder, secret: aSecret(), world: realWorld });
    const got = await later.get(digest);
    expect(got.ok && Buffer.compare(got.value, bytes)).toBe(0);
  }
});

test('the same bytes are kept once, however often and at whatever moment they are put', async () => {
  const folder = aFolder();
  const files = createFaultyFiles(nodeFiles);
  const bodies = createBodyStore({ folder, secret: aSecret(), world: realWorld, files });
  const bytes = randomBytes(1000);
  const results = await Promise.all([bodies.put(bytes), bodies.put(bytes), bodies.put(bytes)]);
  expect(new Set(results.map(digestOf)).size).toBe(1);
  await bodies.put(bytes);
  expect(files.flushes()).toBe(1);
  expect(readdirSync(folder)).toEqual([`${digestOf(results[0]!)}.body`]);
});

test('a damaged, swapped or missing body is never given out; putting it again cures it', async () => {
  const folder = aFolder();
  const bodies = createBodyStore({ folder, secret: aSecret(), world: realWorld });
  const bytes = Buffer.from('verantwoordingsdocument '.repeat(50));
  const digest = digestOf(await bodies.put(bytes));
  const other = digestOf(await bodies.put(Buffer.from('iets anders')));
  const file = join(folder, `${digest}.body`);
  const good = readFileSync(file);
  for (const at of [0, 5, 20, good.length - 1]) {
    const bad = Buffer.from(good);
    bad[at] = bad[at]! ^ 1;
    writeFileSync(file, bad);
    expect(await bodies.get(digest)).toMatchObject({ ok: false, problem: { code: 'body-missing' } });
  }
  writeFileSync(file, good.subarray(0, 30));
  expect(await bodies.get(digest)).toMatchObject({ ok: false, problem: { code: 'body-missing' } });
  writeFileSync(file, readFileSync(join(folder, `${other}.body`)));
  expect(await bodies.get(digest)).toMatchObject({ ok: false, problem: { code: 'body-missing' } });
  expect(digestOf(await bodies.put(bytes))).toBe(digest);
  expect(await bodies.get(digest)).toMatchObject({ ok: true });
  expect(await bodies.get('0'.repeat(64))).toMatchObject({ ok: false, problem: { code: 'body-missing' } });
  expect(await bodies.get('../../secret')).toMatchObject({ ok: false, problem: { code: 'body-missing' } });
});

test('another secret reads nothing, and nothing stands in clear', async () => {
  const folder = aFolder();
  const digest = digestOf(
    await createBodyStore({ folder, secret: aSecret(), world: realWorld }).put(
      Buffer.from('Kanarie de Vries'),
    ),
  );
  expect(await createBodyStore({ folder, secret: aSecret(8), world: realWorld }).get(digest)).toMatchObject({
    ok: false,
  });
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name)).includes('Kanarie')).toBe(false);
});

test('a put that the disk refuses is told and leaves nothing behind', async () => {
  const folder = aFolder();
  const files = createFaultyFiles(nodeFiles);
  const bodies = createBodyStore({ folder, secret: aSecret(), world: realWorld, files });
  files.room = 10;
  expect(await bodies.put(randomBytes(1000))).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
  files.room = null;
  files.failFlush = 'EIO';
  expect(await bodies.put(randomBytes(1000))).toMatchObject({
    ok: false,
    problem: { code: 'storage-failed' },
  });
  expect(readdirSync(folder)).toEqual([]);
});
