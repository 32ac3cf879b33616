/**
 * Records drafts in one append: all of them or none. Resolves when the view shows them, for whoever lists afterwards.
 * They are recorded as theirs who decided them and as nobody else's, whoever unlocked meanwhile; null: before anybody
 * works here.
 */
import type { StaffId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import type { ActionDeps } from './action';
import { appendPieces, restedPieces } from './stage-drafts';

/** More than so many cross in pieces: a page that writes and reads them in one go stands still. */
const mostAtOnce = 50;

/** With nothing to record, nothing is recorded. */
export async function recordDrafts(
  deps: Pick<ActionDeps, 'host' | 'cache' | 'world'>,
  actorId: StaffId | null,
  drafts: readonly Draft[],
): Promise<Result<null>> {
  if (drafts.length === 0) return ok(null);
  const position = await appendDrafts(deps, actorId, drafts);
  if (!position.ok) return position;
  await deps.cache.reached(position.value);
  return ok(null);
}

/** @returns the position up to which the view must come to show them */
export function appendDrafts(
  { host, world }: Pick<ActionDeps, 'host' | 'world'>,
  actorId: StaffId | null,
  drafts: readonly Draft[],
): Promise<Result<number>> {
  return drafts.length > mostAtOnce
    ? appendPieces({ journal: host.journal, world, actorId }, restedPieces(drafts, world.pause))
    : appendAtOnce(host, actorId, drafts);
}

async function appendAtOnce(
  host: ActionDeps['host'],
  actorId: StaffId | null,
  drafts: readonly Draft[],
): Promise<Result<number>> {
  const appended = await host.journal.append({
    drafts: [...drafts],
    ...(actorId === null ? {} : { actorId }),
  });
  return appended.ok ? ok(appended.value.position) : appended;
}
