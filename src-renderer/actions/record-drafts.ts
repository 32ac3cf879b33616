/**
 * Records drafts in one append: all of them or none. Resolves when the view shows them, for whoever lists afterwards.
 * They are recorded as theirs who decided them and as nobody else's, whoever unlocked meanwhile; null: before anybody
 * works here.
 */
import type { StaffId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import type { ActionDeps } from './action';

/** With nothing to record, nothing is recorded. */
export async function recordDrafts(
  { host, cache }: Pick<ActionDeps, 'host' | 'cache'>,
  actorId: StaffId | null,
  drafts: readonly Draft[],
): Promise<Result<null>> {
  if (drafts.length === 0) return ok(null);
  const appended = await host.journal.append({
    drafts: [...drafts],
    ...(actorId === null ? {} : { actorId }),
  });
  if (!appended.ok) return appended;
  await cache.reached(appended.value.position);
  return ok(null);
}
