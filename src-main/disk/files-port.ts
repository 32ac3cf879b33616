/**
 * What the rooms of main ask of a disk, as small as it can be, so that tests can answer with a full or broken one.
 * Every function rejects with a Node error carrying `code` (ENOSPC, EIO, …) when the disk refuses.
 */
export type WritableFile = {
  /** Writes at a place; may write less than asked, like the system call. */
  readonly write: (bytes: Uint8Array, at: number) => Promise<number>;
  /** How long it is now, whoever wrote it. */
  readonly size: () => Promise<number>;
  /** The data is on the disk when this resolves. */
  readonly datasync: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type FilesPort = {
  readonly ensureFolder: (folder: string) => Promise<void>;
  /** Names in a folder; none when the folder is not there. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly read: (file: string) => Promise<Buffer>;
  readonly readPart: (file: string, offset: number, length: number) => Promise<Buffer>;
  /** A new file that only this user can read; fails with EEXIST when the name is taken. */
  readonly create: (file: string) => Promise<WritableFile>;
  readonly open: (file: string) => Promise<WritableFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** A second name for the same file, or a copy where the disk knows no second names. */
  readonly linkOrCopy: (from: string, to: string) => Promise<void>;
  readonly remove: (fileOrFolder: string) => Promise<void>;
  /** Makes created, renamed and removed names last. */
  readonly syncFolder: (folder: string) => Promise<void>;
  /** When its content was last written, in milliseconds since 1970. */
  readonly modifiedMs: (file: string) => Promise<number>;
  readonly freeBytes: (folder: string) => Promise<number>;
};

/** The code of a system error, or null for any other failure. */
export const systemCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** Writes all of the bytes, however often the disk takes only a part. */
export async function writeFully(file: WritableFile, bytes: Uint8Array, at: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const written = await file.write(bytes.subarray(done), at + done);
    if (written === 0) throw Object.assign(new Error('the disk takes no more bytes'), { code: 'ENOSPC' });
    done += written;
  }
}
