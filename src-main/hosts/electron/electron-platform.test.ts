/** How Electron keeps the device secret and saves files; the keychain is a fake that can be taken away. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '../../../shared/kernel/result';
import { createElectronPlatform } from './electron-platform';

vi.mock('electron', async () => (await import('../../../test/fakes/fake-electron')).fakeElectron);
const { electronWorld } = await import('../../../test/fakes/fake-electron');
const { keychain, dialogAnswer } = electronWorld;

let folder: string;
const platform = () =>
  createElectronPlatform({ folder, exportFolder: folder, language: 'nl', currentWindow: () => null });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vakproef-electron-'));
  Object.assign(keychain, { backend: 'gnome_libsecret', available: true, broken: false });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

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

  it('does nothing when the user cancels', async () => {
    Object.assign(dialogAnswer, { canceled: true, filePath: '' });
    expect(await platform().save('x.pdf', bytes)).toEqual(ok({ outcome: 'cancelled' }));
    expect(await readdir(folder)).toEqual([]);
  });
});
