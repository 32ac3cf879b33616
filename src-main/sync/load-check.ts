/**
 * When a first load is held to its makers (Y20). One that replaces what is shown here is asked about before it is written.
 * The first of all is asked about afterwards, while people work with it: that takes seconds of the pool of threads and
 * slices of this one. What was found is written down, so that it is done once; a program that ends meanwhile begins anew.
 */
import type { Cancel, World } from '../../shared/kernel/world';
import { firstLoadPorts } from '../../shared/node/first-load-ports';
import { type FirstLoad, openFirstLoad } from '../../shared/protocol/first-load';
import type { UnprovedInLoad } from '../../shared/protocol/journal-entry';
import type { Follower } from '../follow/follower';
import { checkLoad, describeUnproved } from '../makers/check-load';
import type { ProveParts } from './prove-held';

type Asked = Pick<ProveParts, 'publicKey' | 'world'> & {
  readonly follower: Pick<Follower, 'identity' | 'hub' | 'makers'>;
};
type CheckParts = Omit<ProveParts, 'enrolment'> & {
  readonly world: ProveParts['world'] & Pick<World, 'after'>;
};

export type LoadCheck = {
  /** There may be a load that nobody asked about. */
  readonly wake: () => void;
  /** Asks about no more; resolves when what is under way has ended. */
  readonly close: () => Promise<void>;
};

/** A first load is being opened and shown at that moment. */
const restMs = 5000;
const perEntry = 1000;

class Ended extends Error {}

async function find(
  parts: Asked,
  load: FirstLoad,
  goOn?: () => Promise<void>,
): Promise<readonly UnprovedInLoad[]> {
  const { follower, publicKey, world } = parts;
  const { enrolment } = follower.hub();
  if (!enrolment) return [];
  const here = { deviceId: follower.identity().deviceId, publicKey: publicKey() };
  const how = { makers: follower.makers(), hub: enrolment, here, world, ...(goOn ? { goOn } : {}) };
  return describeUnproved(load, await checkLoad(load, how), how);
}

/** What of a load nothing proves, where it replaces what is shown here; nothing is said of the first of all. */
export async function checkWhatReplaces(
  parts: Asked,
  load: FirstLoad,
): Promise<{ readonly unproved?: UnprovedInLoad[] }> {
  if (!parts.follower.makers().hasRead) return {};
  return { unproved: [...(await find(parts, load))] };
}

/** @param onChecked something was written */
export function createLoadCheck(parts: CheckParts, onChecked: () => void): LoadCheck {
  const { journal, follower, bodies, world } = parts;
  let running: Promise<void> | null = null;
  let waiting: Cancel | null = null;
  let isClosed = false;
  /** What a disk without room could not take yet: it is not asked again for that. */
  let found: { readonly digest: string; readonly unproved: readonly UnprovedInLoad[] } | null = null;
  const goOn = async (): Promise<void> => {
    if (isClosed) throw new Ended();
  };

  /** What nothing proves of the load of that digest; null where it cannot be read. */
  const check = async (digest: string): Promise<readonly UnprovedInLoad[] | null> => {
    const body = await bodies.get(digest);
    // What every change says was held to its hash before it was kept, and nobody changed it since.
    const ports = { ...firstLoadPorts, hash: null };
    const load = body.ok ? await openFirstLoad(body.value, ports) : null;
    return load && find(parts, load, goOn);
  };
  const run = async (): Promise<void> => {
    const { unchecked } = follower.makers();
    if (!unchecked) return;
    if (found?.digest !== unchecked.digest) {
      const unproved = await check(unchecked.digest);
      if (!unproved) return;
      found = { digest: unchecked.digest, unproved };
    }
    const { digest, unproved } = found;
    for (let start = 0; start === 0 || start < unproved.length; start += perEntry) {
      const isLast = start + perEntry >= unproved.length;
      const some = unproved.slice(start, start + perEntry);
      const appended = await journal.append([{ kind: 'load-checked', digest, unproved: some, isLast }]);
      if (!appended.ok) return;
    }
    found = null;
    await follower.catchUp();
    onChecked();
  };

  const begin = (): void => {
    waiting = null;
    running = run()
      // Ended with the program, or a disk that gives no more: asked another time.
      .catch(() => undefined)
      .finally(() => {
        running = null;
      });
  };

  return {
    wake: () => {
      if (!running && !waiting && !isClosed && follower.makers().unchecked)
        waiting = world.after(restMs, begin);
    },
    close: async () => {
      isClosed = true;
      waiting?.();
      await running;
    },
  };
}
