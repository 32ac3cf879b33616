/** A saved file is whole, is new, and a failure leaves nothing behind. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '../../shared/kernel/result';
import { fileProblem, replaceFile, writeNewFile } from './write-file';

/** The real disk, which can be told to give up halfway through a file. */
const disk = vi.hoisted(() => ({ failsWith: '' }));
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (...args) => {
    const handle = await real.open(...args);
    if (disk.failsWith === '' || args[1] === 'r') return handle;
    handle.writeFile = async () => {
      await handle.write(bytes.subarray(0, 2));
      throw Object.assign(new Error('disk'), { code: disk.failsWith });
    };
    return handle;
  };
  return { ...real, open };
});

const bytes = new Uint8Array([37, 80, 68, 70]);
let folder: string;

beforeEach(async () => {
  disk.failsWith = '';
  folder = await mkdtemp(join(tmpdir(), 'vakproef-write-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a new file', () => {
  it('is written whole into a folder that may not be there yet', async () => {
    const place = join(folder, 'nieuw', 'map');
    expect(await writeNewFile(place, 'uitslag.pdf', bytes)).toEqual(ok(join(place, 'uitslag.pdf')));
    expect(new Uint8Array(await readFile(join(place, 'uitslag.pdf')))).toEqual(bytes);
    expect(await readdir(place)).toEqual(['uitslag.pdf']);
  });

  it('never overwrites: a taken name gets a number', async () => {
    await writeFile(join(folder, 'uitslag.pdf'), 'van de gebruiker');
    expect(await writeNewFile(folder, 'uitslag.pdf', bytes)).toEqual(ok(join(folder, 'uitslag (2).pdf')));
    expect(await writeNewFile(folder, 'uitslag.pdf', bytes)).toEqual(ok(join(folder, 'uitslag (3).pdf')));
    expect(await readFile(join(folder, 'uitslag.pdf'), 'utf8')).toBe('van de gebruiker');
  });

  it('gets names of its own when many are saved at once', async () => {
    const saved = await Promise.all(Array.from({ length: 8 }, () => writeNewFile(folder, 'a.json', bytes)));
    const places = saved.map((one) => (one.ok ? one.value : ''));
    expect(new Set(places).size).toBe(8);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('says that the folder cannot be written, and leaves nothing there', async () => {
    await writeFile(join(folder, 'bestand'), 'geen map');
    expect(await writeNewFile(join(folder, 'bestand'), 'a.pdf', bytes)).toMatchObject(
      err({ code: 'folder-not-writable' }),
    );
    expect(await readdir(folder)).toEqual(['bestand']);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'folder-not-writable'],
    ['EIO', 'storage-failed'],
  ])('leaves nothing half behind when writing stops with %s', async (code, expected) => {
    disk.failsWith = code;
    expect(await writeNewFile(folder, 'a.pdf', bytes)).toMatchObject(err({ code: expected }));
    expect(await readdir(folder)).toEqual([]);
    await writeFile(join(folder, 'device.key'), 'oud');
    await expect(replaceFile(join(folder, 'device.key'), bytes)).rejects.toMatchObject({ code });
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
