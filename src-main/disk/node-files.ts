/** The disk of this computer, for the journal and the bodies. Folders and files are for this user only. */
import { constants, promises as fs, fstatSync, writeSync } from 'node:fs';
import { type FilesPort, systemCode, type WritableFile } from './files-port';

/**
 * Up to here a write into the system's memory costs less than handing it to another thread, as asking for the size does;
 * the disk comes at the flush.
 */
const smallBytes = 16 * 1024;

const toWritableFile = (handle: fs.FileHandle): WritableFile => ({
  write: async (bytes, at) =>
    bytes.length <= smallBytes
      ? writeSync(handle.fd, bytes, 0, bytes.length, at)
      : (await handle.write(bytes, 0, bytes.length, at)).bytesWritten,
  size: async () => fstatSync(handle.fd).size,
  datasync: () => handle.datasync(),
  close: () => handle.close(),
});

export const nodeFiles: FilesPort = {
  ensureFolder: async (folder) => {
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  },
  list: async (folder) => {
    try {
      return await fs.readdir(folder);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return [];
      throw error;
    }
  },
  read: (file) => fs.readFile(file),
  readPart: async (file, offset, length) => {
    const handle = await fs.open(file, 'r');
    try {
      const bytes = Buffer.allocUnsafe(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    } finally {
      await handle.close();
    }
  },
  create: async (file) => toWritableFile(await fs.open(file, 'wx', 0o600)),
  open: async (file) => toWritableFile(await fs.open(file, 'r+')),
  rename: (from, to) => fs.rename(from, to),
  linkOrCopy: async (from, to) => {
    try {
      await fs.link(from, to);
    } catch {
      await fs.copyFile(from, to, constants.COPYFILE_EXCL);
    }
  },
  remove: (fileOrFolder) => fs.rm(fileOrFolder, { force: true, recursive: true }),
  syncFolder: async (folder) => {
    // Windows cannot open a folder for syncing; NTFS journals names by itself.
    if (process.platform === 'win32') return;
    const handle = await fs.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  modifiedMs: async (file) => (await fs.stat(file)).mtimeMs,
  freeBytes: async (folder) => {
    const { bavail, bsize } = await fs.statfs(folder);
    return bavail * bsize;
  },
};
