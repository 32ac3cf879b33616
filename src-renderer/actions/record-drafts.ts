/**
 * Records drafts in one append: all of them or none. Resolves when the view shows them, for whoever lists afterwards.
 */
import { ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import type { ActionDeps } from './action';

/** With nothing to record, nothing is recorded. */
export async function recordDrafts(
  { host, cache }: Pick<ActionDeps, 'host' | 'cache'>,
  drafts: readonly Draft[],
): Promise<Result<null>> {
  if (drafts.length === 0) return ok(null);
  const appended = await host.journal.append({ drafts: [...drafts] });
  if (!appended.ok) return appended;
  await cache.reached(appended.value.position);
  return ok(null);
}
