/** The contract `journal`: records drafts as signed changes and reads the journal back, as far as a page is told of it. */

import type { ServiceOf } from '../../shared/contract/contract';
import type { journalContract } from '../../shared/contract/journal-contract';
import { afterBurst, frameMs } from '../../shared/kernel/after-burst';
import type { StaffId } from '../../shared/kernel/ids';
import { ok } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { joinLines } from '../../shared/protocol/journal-lines';
import type { Follower } from '../follow/follower';
import type { Journal } from '../journal/journal';
import type { Recorder } from '../record/recorder';
import { createStagedDrafts, type StagedDrafts } from './staged-drafts';
import { toldEntry, toldLine } from './told-entries';

/** The journal as the page is told of it, once main knows what stands in it. */
async function readTold(journal: Journal, { owner, catchUp }: Told, from: number) {
  await catchUp();
  const { since, hubSince } = owner();
  return { first: Math.max(from, since), hubSince, head: { ...journal.head(), hubSince } };
}
type Told = Pick<Follower, 'owner' | 'catchUp'>;

/** Records what a page laid ready. The page is told how far to read, and not what it said itself. */
async function recordStaged(
  recorder: Pick<Recorder, 'record'>,
  drafts: ReturnType<StagedDrafts['take']>,
  actorId: StaffId | undefined,
) {
  if (!drafts.ok) return drafts;
  const recorded = await recorder.record(drafts.value, actorId);
  if (!recorded.ok) return recorded;
  const { position, savedAt } = recorded.value;
  return ok({ position, savedAt });
}

/**
 * Serves the journal; what `append` resolves to is on disk. Pages hear that it grew once per burst, after the answers.
 * @param follower knows where the centre that the device belonged to before ends: nothing of it is told (Y13)
 */
export const createJournalService = (
  journal: Journal,
  recorder: Pick<Recorder, 'record'>,
  world: Pick<World, 'after'>,
  follower: Told,
  staged: StagedDrafts = createStagedDrafts(world),
): ServiceOf<typeof journalContract> => ({
  append: ({ drafts, actorId }) => recorder.record(drafts, actorId),
  stage: async (piece) => {
    const laid = staged.lay(piece);
    return laid.ok ? ok({}) : laid;
  },
  appendStaged: ({ stageId, bytes, actorId }) => recordStaged(recorder, staged.take(stageId, bytes), actorId),
  read: async ({ from, limit }) => {
    const { first, hubSince, head } = await readTold(journal, follower, from);
    const entries = await journal.read(first, limit);
    return ok({ entries: entries.map((entry) => toldEntry(entry, hubSince)), head });
  },
  readLines: async ({ from, limit }) => {
    const { first, hubSince, head } = await readTold(journal, follower, from);
    const lines = await journal.readLines(first, limit);
    const told = lines.map((line, index) => toldLine(line, first + index, hubSince));
    return ok({ first, lines: joinLines(told), head });
  },
  head: {
    get: () => ({ ...journal.head(), hubSince: follower.owner().hubSince }),
    subscribe: (listener) => {
      const growth = afterBurst(world, frameMs, listener);
      const stop = journal.onGrew(growth.happened);
      return () => {
        stop();
        growth.forget();
      };
    },
  },
});
