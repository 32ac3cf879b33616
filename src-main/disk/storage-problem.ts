/** The problem a user is told when the disk refuses. */
import { type Problem, problem } from '../../shared/kernel/problem';
import { systemCode } from './files-port';

/** Throws what is no refusal of the disk: that is a bug. */
export function storageProblem(error: unknown): Problem {
  const code = systemCode(error);
  if (code === null) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return problem('disk-full');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return problem('folder-not-writable', { system: code });
  return problem('storage-failed', { system: code });
}

/** The same for files of the user; a folder that is no folder counts as one that cannot be written. */
export function fileProblem(error: unknown): Problem {
  const code = systemCode(error);
  return code === 'ENOTDIR' || code === 'EEXIST'
    ? problem('folder-not-writable', { system: code })
    : storageProblem(error);
}
