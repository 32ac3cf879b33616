/**
 * Where the feed is read on from: behind the first load, as long as its body is there. One that was lost (a disk that failed,
 * a journal put back without it) is asked for again (Y12).
 */
import type { BodyStore } from '../bodies/body-store';
import type { HubPlace } from '../follow/hub-place';

export type LoadBody = {
  /** Looks once in a run whether the body is there. */
  readonly check: () => Promise<void>;
  /** Null where everything is to be loaded. */
  readonly cursor: () => number | null;
  /** A first load came, with its body. */
  readonly noteLoaded: () => void;
};

export function createLoadBody(bodies: Pick<BodyStore, 'get'>, hub: () => HubPlace): LoadBody {
  let isChecked = false;
  /** Its cursor stands on nothing. */
  let lost: string | null = null;
  return {
    check: async () => {
      const { firstLoadDigest } = hub();
      if (isChecked || firstLoadDigest === null) return;
      isChecked = true;
      const body = await bodies.get(firstLoadDigest);
      if (!body.ok && body.problem.code === 'body-missing') lost = firstLoadDigest;
    },
    cursor: () => {
      const { cursor, firstLoadDigest } = hub();
      return lost !== null && firstLoadDigest === lost ? null : cursor;
    },
    noteLoaded: () => {
      lost = null;
    },
  };
}
