/**
 * The disk where the user keeps files, which may be a stick or a share: a system that cannot flush the names of a
 * folder keeps them safe itself, and a file is not refused for it.
 */
import type { FilesPort } from './files-port';
import { nodeFiles } from './node-files';

export const userFiles: FilesPort = {
  ...nodeFiles,
  syncFolder: (folder) => nodeFiles.syncFolder(folder).catch(() => undefined),
};
