/**
 * The count of wrong PINs in a file of its own: outside the device's folder, so that whoever copies an older folder back
 * does not get the tries back with it; and once more inside it (the reserve), for a disk that is too full for the journal.
 * It holds ids and numbers, under a seal of the device's secret. Where the one outside is missing although somebody has a
 * PIN here, the guard counts the free tries as used: a lost file costs the honest half a minute, and a thief every try.
 *
 * Two slots that are written in turn, in place, so that counting needs no room on the disk and a write that was cut off
 * leaves the count before it. A disk that never writes in place (copy on write) may refuse when it is full all the same.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { StaffId } from '../../shared/kernel/ids';
import { type FilesPort, writeFully } from '../disk/files-port';
import { userFiles } from '../disk/user-files';
import { writeWholeFile } from '../disk/write-whole-file';
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
type Written = { readonly turn: number; readonly counts: Counts };

const leastSlotBytes = 4096;
const sealChars = 64;
const noneWritten: Written = { turn: 0, counts: {} };

/** The slots of a file. One of an earlier program is a single slot, as long as its text. */
const slotsOf = (file: Buffer): readonly Buffer[] => {
  const isSlotted = file.length > 0 && file.length % (2 * leastSlotBytes) === 0;
  const half = file.length / 2;
  return isSlotted ? [file.subarray(0, half), file.subarray(half)] : [file];
};

const isWritten = (value: object): value is Written => 'turn' in value && 'counts' in value;

/**
 * @param folder of the mirror: outside of what is copied with the device's folder; more devices of one account may share it
 * @param secret of the device
 * @param use which of the two it is: neither can stand in for the other
 */
export function createTriesMirror(
  folder: string,
  secret: Uint8Array,
  use: 'mirror' | 'reserve' = 'mirror',
  files: FilesPort = userFiles,
): TriesMirror {
  const label = use === 'mirror' ? 'vakproef pin tries' : 'vakproef pin tries reserve';
  const name = Buffer.from(deriveKey(secret, Buffer.alloc(0), `${label} name`, 8)).toString('hex');
  const file = join(folder, `${name}.tries`);
  const key = deriveKey(secret, Buffer.alloc(0), label);
  const sealOf = (text: string): Buffer => createHmac('sha256', key).update(text).digest();

  const readSlot = (slot: Buffer): Written | null => {
    const [seal = '', text = ''] = slot.toString('utf8').split('\n');
    const expected = sealOf(text);
    const given = Buffer.from(seal, 'hex');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const value: object = JSON.parse(text);
    return isWritten(value) ? value : { turn: 0, counts: value as Counts };
  };
  const load = async (): Promise<{ readonly last: Written | null; readonly bytes: number }> => {
    try {
      const content = await files.read(file);
      const slots = slotsOf(content).map(readSlot);
      const last = slots.reduce((a, b) => (a && b ? (b.turn > a.turn ? b : a) : (a ?? b)), null);
      return { last, bytes: slots.length === 2 ? content.length : 0 };
    } catch {
      return { last: null, bytes: 0 };
    }
  };

  const slotText = (written: Written): Buffer => {
    const text = JSON.stringify(written);
    return Buffer.from(`${sealOf(text).toString('hex')}\n${text}\n`);
  };
  const begin = async (slot: Buffer): Promise<void> => {
    let bytes = leastSlotBytes;
    while (bytes < slot.length + sealChars) bytes *= 2;
    await files.ensureFolder(folder);
    const whole = Buffer.alloc(2 * bytes, ' ');
    // Into both, so that none of an earlier turn is taken for the last.
    slot.copy(whole, 0);
    slot.copy(whole, bytes);
    await writeWholeFile(files, dirname(file), basename(file), whole);
  };
  const put = async (slot: Buffer, at: number, bytes: number): Promise<void> => {
    const opened = await files.open(file);
    try {
      const padded = Buffer.alloc(bytes, ' ');
      slot.copy(padded);
      await writeFully(opened, padded, at);
      await opened.datasync();
    } finally {
      await opened.close();
    }
  };
  const write = async (staffId: StaffId, wrong: number): Promise<void> => {
    const { last, bytes } = await load();
    const { turn, counts } = last ?? noneWritten;
    const slot = slotText({ turn: turn + 1, counts: { ...counts, [staffId]: wrong } });
    const half = bytes / 2;
    if (last === null || slot.length > half) return begin(slot);
    await put(slot, ((turn + 1) % 2) * half, half);
  };

  let writing: Promise<void> = Promise.resolve();
  return {
    read: async (staffId) => {
      await writing.catch(() => undefined);
      return (await load()).last?.counts[staffId] ?? null;
    },
    write: (staffId, wrong) => {
      writing = writing.catch(() => undefined).then(() => write(staffId, wrong));
      return writing;
    },
  };
}
