/** A saved file is whole, is new, and a failure leaves nothing behind. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok } from '../../shared/kernel/result';
import { value } from '../../test/builders/value';
import { createFaultyFiles, type FaultyFiles } from '../../test/fakes/faulty-files';
import { replaceFile } from './replace-file';
import { saveFile } from './save-file';
import { fileProblem } from './storage-problem';
import { userFiles } from './user-files';

const bytes = new Uint8Array([37, 80, 68, 70]);
let folder: string;
let disk: FaultyFiles;

beforeEach(async () => {
  disk = createFaultyFiles(userFiles);
  folder = await mkdtemp(join(tmpdir(), 'vakproef-write-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a new file', () => {
  it('is written whole into a folder that may not be there yet', async () => {
    const place = join(folder, 'nieuw', 'map');
    expect(await saveFile(place, 'uitslag.pdf', bytes, realWorld)).toEqual(ok(join(place, 'uitslag.pdf')));
    expect(new Uint8Array(await readFile(join(place, 'uitslag.pdf')))).toEqual(bytes);
    expect(await readdir(place)).toEqual(['uitslag.pdf']);
  });

  it.skipIf(process.platform === 'win32')(
    'stands in a folder whose names no other account can read',
    async () => {
      const place = join(folder, 'nieuw');
      await saveFile(place, 'uitslag.pdf', bytes, realWorld);
      expect((await stat(place)).mode & 0o777).toBe(0o700);
      expect((await stat(join(place, 'uitslag.pdf'))).mode & 0o777).toBe(0o600);
    },
  );

  it('is written piece by piece, and nothing of one that breaks off stands anywhere', async () => {
    const source = async function* (breaksOff: boolean) {
      yield bytes;
      if (breaksOff) throw new Error('it could not be read on');
      yield bytes.subarray(0, 2);
    };
    await expect(saveFile(folder, 'half.mp4', source(true), realWorld)).rejects.toThrow('read on');
    expect(await readdir(folder)).toEqual([]);
    value(await saveFile(folder, 'film.mp4', source(false), realWorld));
    expect(await readFile(join(folder, 'film.mp4'), 'latin1')).toBe('%PDF%P');
  });

  it('never overwrites: a taken name gets a number', async () => {
    await writeFile(join(folder, 'uitslag.pdf'), 'van de gebruiker');
    expect(await saveFile(folder, 'uitslag.pdf', bytes, realWorld)).toEqual(
      ok(join(folder, 'uitslag (2).pdf')),
    );
    expect(await saveFile(folder, 'uitslag.pdf', bytes, realWorld)).toEqual(
      ok(join(folder, 'uitslag (3).pdf')),
    );
    expect(await readFile(join(folder, 'uitslag.pdf'), 'utf8')).toBe('van de gebruiker');
  });

  it('gets names of its own when many are saved at once', async () => {
    const saved = await Promise.all(
      Array.from({ length: 8 }, () => saveFile(folder, 'a.json', bytes, realWorld)),
    );
    const places = saved.map((one) => (one.ok ? one.value : ''));
    expect(new Set(places).size).toBe(8);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('says that the folder cannot be written, and leaves nothing there', async () => {
    await writeFile(join(folder, 'bestand'), 'geen map');
    expect(await saveFile(join(folder, 'bestand'), 'a.pdf', bytes, realWorld)).toMatchObject(
      err({ code: 'folder-not-writable' }),
    );
    expect(await readdir(folder)).toEqual(['bestand']);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'folder-not-writable'],
    ['EIO', 'storage-failed'],
  ])('leaves nothing half behind when writing stops with %s', async (code, expected) => {
    disk.failWrite = code;
    expect(await saveFile(folder, 'a.pdf', bytes, realWorld, disk)).toMatchObject(err({ code: expected }));
    expect(await readdir(folder)).toEqual([]);
    await writeFile(join(folder, 'device.key'), 'oud');
    disk.failWrite = code;
    await expect(replaceFile(join(folder, 'device.key'), bytes, disk)).rejects.toMatchObject({
      code,
    });
    expect(await readdir(folder)).toEqual(['device.key']);
    expect(await readFile(join(folder, 'device.key'), 'utf8')).toBe('oud');
  });
});

describe('a replaced file', () => {
  it('is readable by its owner only and leaves no temporary file', async () => {
    const path = join(folder, 'device.key');
    await writeFile(path, 'oud');
    await replaceFile(path, bytes);
    expect(new Uint8Array(await readFile(path))).toEqual(bytes);
    expect(await readdir(folder)).toEqual(['device.key']);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});

describe('the problem of a storage error', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'folder-not-writable'],
    ['EROFS', 'folder-not-writable'],
    ['EIO', 'storage-failed'],
  ])('%s is %s', (code, expected) => {
    expect(fileProblem(Object.assign(new Error('x'), { code })).code).toBe(expected);
  });
});
