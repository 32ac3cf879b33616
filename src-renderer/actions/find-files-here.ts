/** Which of these files lie on this device, whole. */
import { ok } from '../../shared/kernel/result';
import type { Action } from './action';

export const findFilesHere: Action<readonly string[], ReadonlySet<string>> = async (
  { host: { bodies } },
  digests,
) => {
  const here = new Set<string>();
  for (const digest of digests) {
    const read = await bodies.read({ digest, from: 0, length: 1 });
    if (read.ok) here.add(digest);
    else if (read.problem.code !== 'body-missing') return read;
  }
  return ok(here);
};
