/** The centre as this device knows it. */
import type { Organisation } from '../../shared/records/organisation';
import type { ActionDeps } from './action';

/** A view that does not answer by then is gone on without. */
const patienceMs = 2_000;

/** Null where the view cannot be read now: an examiner at work goes on without it, by what holds where nothing is said. */
export async function loadOrganisation({
  cache,
  world,
}: Pick<ActionDeps, 'cache' | 'world'>): Promise<Organisation | null> {
  const none = new Promise<null>((resolve) => {
    world.after(patienceMs, () => resolve(null));
  });
  const read = cache.documents('organisation').then(
    (stored) => stored[0]?.document ?? null,
    () => null,
  );
  return Promise.race([read, none]);
}
