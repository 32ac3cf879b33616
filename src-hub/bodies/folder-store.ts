/** Bodies in a folder: an object is a file that is whole and flushed, or not there. */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Span } from '../../shared/node/sealed-chunks';
import { isMissing, type ListedObject, type ObjectStore, placeMark, StoreError } from './object-store';

/** Left free for the database and the system, which may be on the same disk. */
const reservedBytes = 256 * 1024 * 1024;
const readBytes = 256 * 1024;
const unfinished = '.unfinished';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What the disk said, in the words of the port; what is no word of a disk stays as it is. */
function storeError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new StoreError('full', code);
  if (code === 'ENOENT') return new StoreError('missing', code);
  return /^E[A-Z]+$/.test(code) ? new StoreError('away', code) : error;
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for syncing; NTFS journals names by itself.
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await fs.stat(file)).isFile();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function ensureFolder(folder: string): Promise<void> {
  const made = await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  // Every name on the way down is new; one that is not on the disk yet takes all that is in it along.
  for (let at = folder; made !== undefined && at.length >= made.length; at = path.dirname(at))
    await syncFolder(path.dirname(at));
}

async function writeAll(file: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await fs.open(file, 'wx', 0o600);
  try {
    for await (const bytes of source)
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done);
        if (bytesWritten === 0) throw new StoreError('full', 'nothing-written');
        done += bytesWritten;
      }
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function* readSpan(file: string, { start, end }: Span): AsyncGenerator<Buffer> {
  const handle = await fs.open(file, 'r');
  try {
    for (let at = start; at < end; ) {
      const wanted = Math.min(readBytes, end - at);
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function* filesUnder(folder: string): AsyncGenerator<string> {
  for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file);
    else yield file;
  }
}

/**
 * A store in a folder.
 * @param freeBytes how much room its disk has
 */
export function createFolderStore(
  folder: string,
  freeBytes: (folder: string) => Promise<number> = async (at) => {
    const { bavail, bsize } = await fs.statfs(at);
    return bavail * bsize;
  },
): ObjectStore {
  const fileOf = (place: string): string => path.join(folder, place);

  let wasMarked = false;
  /** Rejects where it had its mark before and has it no more: what would lie there now is nowhere when the disk is back. */
  const ensureMounted = async (): Promise<void> => {
    const isMarked = await isFile(fileOf(placeMark));
    wasMarked ||= isMarked;
    if (wasMarked && !isMarked) throw new StoreError('away', 'unmounted');
  };
  /** What the disk said of an object, which may be that its folder is not there. */
  const failureOf = async (error: unknown): Promise<unknown> => {
    const failure = storeError(error);
    if (!(failure instanceof StoreError) || failure.failure !== 'missing') return failure;
    return ensureMounted().then(
      () => failure,
      (unmounted: unknown) => unmounted,
    );
  };

  const put = async (place: string, length: number, source: AsyncIterable<Uint8Array>): Promise<void> => {
    const file = fileOf(place);
    await ensureMounted();
    await ensureFolder(path.dirname(file));
    if ((await freeBytes(folder)) < length + reservedBytes) throw new StoreError('full', 'reserve');
    try {
      await writeAll(`${file}${unfinished}`, source);
      await fs.rename(`${file}${unfinished}`, file);
      await syncFolder(path.dirname(file));
    } catch (error) {
      await fs.rm(`${file}${unfinished}`, { force: true });
      throw error;
    }
  };

  async function* list(prefix: string): AsyncGenerator<ListedObject> {
    try {
      for await (const file of filesUnder(fileOf(prefix))) {
        const { mtime, size } = await fs.stat(file);
        yield { place: path.relative(folder, file).split(path.sep).join('/'), at: mtime, bytes: size };
      }
    } catch (error) {
      // A folder that nothing was put in yet, or a file that went meanwhile.
      const failure = await failureOf(error);
      if (!isMissing(failure)) throw failure;
    }
  }

  return {
    put: (place, length, source) =>
      put(place, length, source).catch((error: unknown) => {
        throw storeError(error);
      }),
    read: async function* (place, span) {
      try {
        yield* readSpan(fileOf(place), span);
      } catch (error) {
        throw await failureOf(error);
      }
    },
    size: async (place) => {
      try {
        return (await fs.stat(fileOf(place))).size;
      } catch (error) {
        const failure = await failureOf(error);
        if (isMissing(failure)) return null;
        throw failure;
      }
    },
    remove: async (place) => {
      try {
        await ensureMounted();
        await fs.rm(fileOf(place), { force: true });
      } catch (error) {
        throw storeError(error);
      }
    },
    list,
  };
}
