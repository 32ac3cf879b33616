/** Fetches files before they are needed. One that the hub does not have yet is passed over; without contact it ends. */
import { ok } from '../../shared/kernel/result';
import type { Action } from './action';

export const fetchAhead: Action<readonly string[], null> = async ({ host: { bodies } }, digests) => {
  for (const digest of digests) {
    const fetched = await bodies.fetch({ digest });
    if (!fetched.ok && fetched.problem.code !== 'body-missing') return fetched;
  }
  return ok(null);
};
