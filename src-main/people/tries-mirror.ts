/**
 * The count of wrong PINs once more, outside the device's folder: whoever copies an older folder back does not get the
 * tries back with it. It holds ids and numbers, under a seal of the device's secret. Where it is missing although somebody
 * has a PIN here, the guard counts the free tries as used: a lost file costs the honest half a minute, and a thief every try.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StaffId } from '../../shared/kernel/ids';
import { replaceFile } from '../disk/replace-file';
import { deriveKey } from '../keys/derive-key';

export type TriesMirror = {
  /** Wrong PINs of this person as last written, by whichever program; null where nothing is known. */
  readonly read: (staffId: StaffId) => Promise<number | null>;
  /** Resolves when it is on disk. Rejects when it cannot be. */
  readonly write: (staffId: StaffId, wrong: number) => Promise<void>;
};

/** Counts nothing: for a device that has nowhere to write beside its folder. */
export const noMirror: TriesMirror = { read: async () => 0, write: async () => undefined };

type Counts = Readonly<Record<string, number>>;

/**
 * @param folder outside of what is copied with the device's folder; more devices of one account may share it
 * @param secret of the device
 */
export function createTriesMirror(folder: string, secret: Uint8Array): TriesMirror {
  const name = Buffer.from(deriveKey(secret, Buffer.alloc(0), 'vakproef pin tries name', 8)).toString('hex');
  const file = join(folder, `${name}.tries`);
  const key = deriveKey(secret, Buffer.alloc(0), 'vakproef pin tries');
  const sealOf = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const load = async (): Promise<Counts | null> => {
    try {
      const [seal = '', text = ''] = (await readFile(file, 'utf8')).split('\n');
      const expected = sealOf(text);
      const given = Buffer.from(seal, 'hex');
      const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
      return isOurs ? JSON.parse(text) : null;
    } catch {
      return null;
    }
  };
  let writing: Promise<void> = Promise.resolve();
  const write = async (staffId: StaffId, wrong: number): Promise<void> => {
    const text = JSON.stringify({ ...(await load()), [staffId]: wrong });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await replaceFile(file, new TextEncoder().encode(`${sealOf(text).toString('hex')}\n${text}\n`));
  };
  return {
    read: async (staffId) => {
      await writing.catch(() => undefined);
      return (await load())?.[staffId] ?? null;
    },
    write: (staffId, wrong) => {
      writing = writing.catch(() => undefined).then(() => write(staffId, wrong));
      return writing;
    },
  };
}
