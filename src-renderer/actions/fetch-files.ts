/** Fetches files from the hub, one after the other; those that are here already cost nothing. The first that fails ends it. */
import { ok } from '../../shared/kernel/result';
import type { Action } from './action';

export const fetchFiles: Action<readonly string[], null> = async ({ host: { bodies } }, digests) => {
  for (const digest of digests) {
    const fetched = await bodies.fetch({ digest });
    if (!fetched.ok) return fetched;
  }
  return ok(null);
};
