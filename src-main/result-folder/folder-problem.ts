/** What a user is told when the folder of results refuses. Of the device's own disk `disk/storage-problem` tells. */
import { type Problem, problem } from '../../shared/kernel/problem';
import { systemCode } from '../disk/files-port';

const codes: Readonly<Record<string, Problem['code']>> = {
  ...{ ENOSPC: 'result-folder-full', EDQUOT: 'result-folder-full', EFBIG: 'result-folder-full' },
  ...{ EACCES: 'result-folder-closed', EPERM: 'result-folder-closed', EROFS: 'result-folder-closed' },
};

/** Throws what is no refusal of the disk: that is a bug. Whatever else a stick or a share answers: it cannot be reached. */
export function folderProblem(error: unknown): Problem {
  const code = systemCode(error);
  if (code === null) throw error;
  return problem(codes[code] ?? 'result-folder-away', { system: code });
}
