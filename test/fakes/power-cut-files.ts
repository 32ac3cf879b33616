/**
 * A disk in memory that can lose its power. It promises only what POSIX promises: bytes last when their file was
 * flushed, names when their folder was. At a cut everything else is up to chance: of what was written and not flushed
 * each sector arrives or not, of the names the first few changes. What a program gets to see after the cut is exactly
 * what lasted.
 */
import type { FilesPort, WritableFile } from '../../src-main/disk/files-port';

type Inode = { live: Buffer; lasting: Buffer; pending: { at: number; bytes: Buffer }[] };
type NameChange = { readonly path: string; readonly inode: Inode | null };

export type PowerCutFiles = {
  readonly files: FilesPort;
  /** Takes the power away after so many calls: that call and later ones fail, and only what lasted is left. */
  readonly cutAfter: (calls: number) => void;
  /** The power is back, for good unless it is cut again. */
  readonly start: () => void;
};

const sectorBytes = 512;
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
const failure = (code: string): Error => Object.assign(new Error(`power-cut disk: ${code}`), { code });

const patch = (content: Buffer, at: number, bytes: Buffer): Buffer => {
  const size = Math.max(content.length, at + bytes.length);
  const patched = Buffer.concat([content, Buffer.alloc(size - content.length)]);
  patched.set(bytes, at);
  return patched;
};

/** @param random what chance decides at a cut */
export function createPowerCutFiles(random: (below: number) => number): PowerCutFiles {
  let live = new Map<string, Inode>();
  const lasting = new Map<string, Inode>();
  let changes: NameChange[] = [];
  let hasPower = true;
  let callsLeft = Number.POSITIVE_INFINITY;

  /**
   * Every call is a step at which the power may be gone; a turn passes, so that calls mix. What the call does, it does in
   * that very moment: the power cannot go between the step and the deed.
   */
  const step = async <T>(act: () => T): Promise<T> => {
    await Promise.resolve();
    callsLeft -= 1;
    if (callsLeft === 0) cut();
    if (!hasPower) throw failure('EIO');
    return act();
  };
  const cut = (): void => {
    hasPower = false;
    for (const change of changes.slice(0, Math.floor(random(changes.length + 1)))) makeLast(change);
    changes = [];
    for (const inode of new Set(lasting.values())) {
      for (const { at, bytes } of inode.pending)
        for (let from = 0; from < bytes.length; from += sectorBytes)
          if (random(2) < 1)
            inode.lasting = patch(inode.lasting, at + from, bytes.subarray(from, from + sectorBytes));
      inode.live = inode.lasting;
      inode.pending = [];
    }
    live = new Map(lasting);
  };
  const inodeAt = (path: string): Inode => {
    const inode = live.get(path);
    if (!inode) throw failure('ENOENT');
    return inode;
  };
  const name = (path: string, inode: Inode | null): void => {
    if (inode) live.set(path, inode);
    else live.delete(path);
    changes.push({ path, inode });
  };
  const makeLast = (change: NameChange): void => {
    if (change.inode) lasting.set(change.path, change.inode);
    else lasting.delete(change.path);
  };
  const handle = (inode: Inode): WritableFile => ({
    write: (bytes, at) =>
      step(() => {
        const copy = Buffer.from(bytes);
        inode.live = patch(inode.live, at, copy);
        inode.pending.push({ at, bytes: copy });
        return copy.length;
      }),
    size: () => step(() => inode.live.length),
    datasync: () =>
      step(() => {
        inode.lasting = inode.live;
        inode.pending = [];
      }),
    close: () => Promise.resolve(),
  });

  const files: FilesPort = {
    ensureFolder: () => step(() => undefined),
    list: (folder) =>
      step(() => {
        return [...live.keys()]
          .filter((path) => folderOf(path) === folder)
          .map((path) => path.slice(folder.length + 1));
      }),
    read: (file) =>
      step(() => {
        return Buffer.from(inodeAt(file).live);
      }),
    readPart: (file, offset, length) =>
      step(() => {
        return Buffer.from(inodeAt(file).live.subarray(offset, offset + length));
      }),
    create: (file) =>
      step(() => {
        if (live.has(file)) throw failure('EEXIST');
        const inode: Inode = { live: Buffer.alloc(0), lasting: Buffer.alloc(0), pending: [] };
        name(file, inode);
        return handle(inode);
      }),
    open: (file) =>
      step(() => {
        return handle(inodeAt(file));
      }),
    rename: (from, to) =>
      step(() => {
        const inode = inodeAt(from);
        // One change on a real disk; here the new name first, so that a cut between loses neither.
        name(to, inode);
        name(from, null);
      }),
    linkOrCopy: (from, to) =>
      step(() => {
        name(to, inodeAt(from));
      }),
    remove: (path) =>
      step(() => {
        if (live.has(path)) name(path, null);
      }),
    syncFolder: (folder) =>
      step(() => {
        for (const change of changes) if (folderOf(change.path) === folder) makeLast(change);
        changes = changes.filter((change) => folderOf(change.path) !== folder);
      }),
    modifiedMs: () => Promise.resolve(0),
    freeBytes: () => Promise.resolve(1e12),
  };

  return {
    files,
    cutAfter: (calls) => {
      callsLeft = calls;
    },
    start: () => {
      hasPower = true;
      callsLeft = Number.POSITIVE_INFINITY;
    },
  };
}
