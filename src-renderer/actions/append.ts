/**
 * The last step of every verb: hand the drafts to the journal and wait until the cache shows them. When this resolves
 * with a value, the changes are on disk and every query that asks again sees them.
 */

import type { ClientOf } from '../../shared/contract/contract';
import type { journalContract } from '../../shared/contract/services';
import type { Draft } from '../../shared/protocol/change';
import type { ActionDeps } from './action';

/** What the journal answers: the changes as recorded, and when they were safe. */
export type Appended = Awaited<ReturnType<ClientOf<typeof journalContract>['append']>>;

/** Records the drafts, all or none. A problem means that nothing of them was recorded. */
export async function append(deps: ActionDeps, drafts: readonly Draft[]): Promise<Appended> {
  const appended = await deps.host.journal.append({ drafts: [...drafts] });
  if (appended.ok) await deps.cache.reached(appended.value.position);
  return appended;
}
