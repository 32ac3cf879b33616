/** Puts bytes in place of a file, all at once, readable by this user only. */
import { basename, dirname } from 'node:path';
import type { FilesPort } from './files-port';
import { userFiles } from './user-files';
import { writeWholeFile } from './write-whole-file';

/** Throws what the file system throws; what stood there stays then. One replacement of a file at a time. */
export const replaceFile = (path: string, bytes: Uint8Array, files: FilesPort = userFiles): Promise<void> =>
  writeWholeFile(files, dirname(path), basename(path), bytes);
