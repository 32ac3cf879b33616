/**
 * Random bytes without which what they belong to opens no more. What is sealed in an append-only journal cannot be taken
 * out of it; throwing its share away ends it there and in every copy of the journal. Each is good for one thing, by name.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../shared/kernel/world';
import { replaceFile } from '../disk/replace-file';

export type KeyShares = {
  /** Null when there is none, or it was thrown away. */
  readonly find: (name: string) => Uint8Array | null;
  /** The share of that name; a new one is on disk when this resolves. Rejects with what the disk refuses. */
  readonly make: (name: string) => Promise<Uint8Array>;
  /** Throws away all but these. Rejects with what the disk refuses; then they are as they were. */
  readonly keepOnly: (names: readonly string[]) => Promise<void>;
};

const shareBytes = 32;
type Shares = Readonly<Record<string, string>>;

/** Where shares stand: their whole text, or null where nothing can be read. */
export type SharesFile = {
  readonly read: () => Promise<string | null>;
  readonly write: (text: string) => Promise<void>;
};

/** A file of this user; it is replaced whole. */
export const sharesFileIn = (folder: string, name: string): SharesFile => {
  const path = join(folder, name);
  return {
    read: () => readFile(path, 'utf8').catch(() => null),
    write: (text) => replaceFile(path, new TextEncoder().encode(text)),
  };
};

const parse = (text: string | null): Shares => {
  try {
    const said: unknown = JSON.parse(text ?? '{}');
    const entries = typeof said === 'object' && said ? Object.entries(said) : [];
    return Object.fromEntries(entries.filter(([, share]) => typeof share === 'string'));
  } catch {
    // A file that was damaged opens nothing: people choose a PIN anew, and the view is built anew.
    return {};
  }
};

/** The shares in a file. One change of it at a time. */
export async function openKeyShares(file: SharesFile, world: Pick<World, 'randomBytes'>): Promise<KeyShares> {
  let shares = parse(await file.read());
  let last: Promise<unknown> = Promise.resolve();
  const find = (name: string): Uint8Array | null => {
    const share = Object.hasOwn(shares, name) ? shares[name] : undefined;
    return share === undefined ? null : new Uint8Array(Buffer.from(share, 'base64'));
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const put = async (next: Shares): Promise<void> => {
    await file.write(`${JSON.stringify(next)}\n`);
    shares = next;
  };
  return {
    find,
    make: (name) =>
      inTurn(async () => {
        const known = find(name);
        if (known) return known;
        const share = world.randomBytes(shareBytes);
        await put({ ...shares, [name]: Buffer.from(share).toString('base64') });
        return share;
      }),
    keepOnly: (names) =>
      inTurn(async () => {
        const kept = Object.entries(shares).filter(([name]) => names.includes(name));
        if (kept.length < Object.keys(shares).length) await put(Object.fromEntries(kept));
      }),
  };
}
