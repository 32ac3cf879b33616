/** How Electron keeps the device secret and saves files; the keychain is a fake that can be taken away. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { realWorld } from '../../../shared/kernel/real-world';
import { err, ok } from '../../../shared/kernel/result';
import { electronWorld, fakeElectron } from '../../../test/fakes/fake-electron';
import { createElectronPlatform } from './electron-platform';

const { keychain, dialogAnswer } = electronWorld;

let folder: string;
const folders = new Map<string, string>();
const platform = () =>
  createElectronPlatform({
    world: realWorld,
    folder,
    exportFolder: folder,
    language: () => 'nl',
    currentWindow: () => null,
    preview: async () => undefined,
    memory: {
      folder: (purpose) => folders.get(purpose) ?? null,
      rememberFolder: (purpose, chosen) => void folders.set(purpose, chosen),
    },
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vakproef-electron-'));
  Object.assign(keychain, {
    backend: 'gnome_libsecret',
    available: true,
    broken: false,
    key: 'first',
    wantsNewSeal: false,
    awayFor: 0,
    awayBy: 'answer',
    canSeal: true,
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

const beginJournal = async (): Promise<void> => {
  await mkdir(join(folder, 'journal'));
  await writeFile(join(folder, 'journal', 'segment'), 'sealed');
};

describe('the device secret', () => {
  it('is made once, sealed by the keychain, and the same at the next start', async () => {
    const first = await platform().loadSecret();
    expect(first).toMatchObject(ok({ protection: 'keychain' }));
    expect(first.ok && first.value.secret.length).toBe(32);
    await beginJournal();
    expect(await platform().loadSecret()).toEqual(first);
    const stored = await readFile(join(folder, 'device.key.sealed'));
    expect(stored.includes(Buffer.from(first.ok ? first.value.secret : []))).toBe(false);
    expect(await readdir(folder)).not.toContain('device.key');
  });

  it('is called keychain-basic where Linux has only the password everybody knows', async () => {
    keychain.backend = 'basic_text';
    const loaded = await platform().loadSecret();
    const expected = process.platform === 'linux' ? 'keychain-basic' : 'keychain';
    expect(loaded).toMatchObject(ok({ protection: expected }));
  });

  it('is a file where there is no keychain at all', async () => {
    keychain.available = false;
    expect(await platform().loadSecret()).toMatchObject(ok({ protection: 'file' }));
    expect(await readdir(folder)).toEqual(['device.key']);
  });

  it('of the Node host in the same folder is used as it is', async () => {
    const secret = new Uint8Array(32).fill(5);
    await writeFile(join(folder, 'device.key'), secret);
    await beginJournal();
    expect(await platform().loadSecret()).toEqual(ok({ secret, protection: 'file' }));
  });

  it('is never made anew beside a journal, nor when the keychain does not open', async () => {
    await platform().loadSecret();
    await beginJournal();
    keychain.broken = true;
    expect(await platform().loadSecret()).toMatchObject(err({ code: 'device-key-missing' }));
    await rm(join(folder, 'device.key.sealed'));
    expect(await platform().loadSecret()).toMatchObject(err({ code: 'device-key-missing' }));
    expect(await readdir(folder)).toEqual(['journal']);
  });
});

describe('a keychain that changes', () => {
  const sealedFile = (): Promise<Buffer> => readFile(join(folder, 'device.key.sealed'));

  it('and asks for a new seal gets one, of the same secret', async () => {
    const first = await platform().loadSecret();
    await beginJournal();
    const before = await sealedFile();
    keychain.wantsNewSeal = true;
    // The new seal is made with the key of now.
    const { safeStorage } = fakeElectron;
    const sealing = vi.spyOn(safeStorage, 'encryptStringAsync');
    expect(await platform().loadSecret()).toEqual(first);
    expect(sealing).toHaveBeenCalledOnce();
    expect(await sealedFile()).toEqual(before);
    sealing.mockRestore();
  });

  it('and cannot make the new seal it asks for leaves the old one, and the device opens', async () => {
    const first = await platform().loadSecret();
    await beginJournal();
    const before = await sealedFile();
    Object.assign(keychain, { wantsNewSeal: true, canSeal: false });
    expect(await platform().loadSecret()).toEqual(first);
    expect(await sealedFile()).toEqual(before);
  });

  it.each(['answer', 'error'])('and is away for now (said by %s) is asked again', async (awayBy) => {
    const first = await platform().loadSecret();
    await beginJournal();
    Object.assign(keychain, { awayFor: 1, awayBy });
    expect(await platform().loadSecret()).toEqual(first);
    expect(keychain.awayFor).toBe(0);
  });

  it('and stays away keeps the device shut: no new key, nothing wiped, and it opens later', async () => {
    const first = await platform().loadSecret();
    await beginJournal();
    const before = await sealedFile();
    keychain.awayFor = 1000;
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const loading = platform().loadSecret();
    const settled = loading.then(() => true);
    while (!(await Promise.race([settled, new Promise((resolve) => setImmediate(resolve, false))])))
      await vi.advanceTimersByTimeAsync(1000);
    expect(await loading).toMatchObject(err({ code: 'device-key-locked' }));
    expect((await readdir(folder)).toSorted()).toEqual(['device.key.sealed', 'journal']);
    expect(await sealedFile()).toEqual(before);
    keychain.awayFor = 0;
    expect(await platform().loadSecret()).toEqual(first);
  });

  it.each([
    ['has another key now', { key: 'second' }],
    ['is gone', { available: false, broken: true }],
    ['lost its key', { broken: true }],
  ])('and %s wipes nothing and makes nothing; with its old key the device opens', async (_, change) => {
    const first = await platform().loadSecret();
    await beginJournal();
    const before = await sealedFile();
    Object.assign(keychain, change);
    for (let start = 0; start < 3; start++)
      expect(await platform().loadSecret()).toMatchObject(err({ code: 'device-key-missing' }));
    expect((await readdir(folder)).toSorted()).toEqual(['device.key.sealed', 'journal']);
    expect(await readFile(join(folder, 'journal', 'segment'), 'utf8')).toBe('sealed');
    expect(await sealedFile()).toEqual(before);
    Object.assign(keychain, { key: 'first', available: true, broken: false });
    expect(await platform().loadSecret()).toEqual(first);
  });

  it('and whose sealed file was damaged wipes nothing either', async () => {
    await platform().loadSecret();
    await beginJournal();
    for (const damaged of ['', 'sealed', 'sealed:first:', 'sealed:first:00ff', '\u0000'.repeat(500)]) {
      await writeFile(join(folder, 'device.key.sealed'), damaged);
      expect(await platform().loadSecret()).toMatchObject(err({ code: 'device-key-missing' }));
      expect((await readdir(folder)).toSorted()).toEqual(['device.key.sealed', 'journal']);
    }
  });
});

describe('saving', () => {
  const bytes = new Uint8Array([1, 2, 3]);

  it('writes where the user chose, and never over what is there', async () => {
    Object.assign(dialogAnswer, { canceled: false, filePath: join(folder, 'uitslag.pdf') });
    expect(await platform().save('x.pdf', bytes)).toEqual(
      ok({ outcome: 'saved', place: join(folder, 'uitslag.pdf') }),
    );
    expect(await platform().save('x.pdf', bytes)).toEqual(
      ok({ outcome: 'saved', place: join(folder, 'uitslag (2).pdf') }),
    );
  });

  it('begins in the folder where the last file of its kind went', async () => {
    folders.clear();
    Object.assign(dialogAnswer, { canceled: false, filePath: join(folder, 'usb', 'a.pdf') });
    await platform().save('a.pdf', bytes);
    Object.assign(dialogAnswer, { canceled: true, filePath: '' });
    await platform().save('b.pdf', bytes);
    expect(electronWorld.saveQuestions.at(-1)?.defaultPath).toBe(join(folder, 'usb', 'b.pdf'));
    await platform().save('b.json', bytes);
    expect(electronWorld.saveQuestions.at(-1)?.defaultPath).toBe(join(folder, 'b.json'));
  });

  it('does nothing when the user cancels', async () => {
    Object.assign(dialogAnswer, { canceled: true, filePath: '' });
    expect(await platform().save('x.pdf', bytes)).toEqual(ok({ outcome: 'cancelled' }));
    expect(await readdir(folder)).toEqual([]);
  });
});
