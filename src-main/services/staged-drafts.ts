/**
 * Drafts that a page lays ready piece by piece, because all of them at once would make it stand still: an import of a
 * whole country, or a change of thousands. In memory only, bounded, and let go when nobody goes on with them.
 */
import { draftsSchema } from '../../shared/contract/journal-contract';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { Draft } from '../../shared/protocol/change';

/** As much as one message of a page may hold. */
const mostStagedBytes = 96 * 1024 * 1024;
/** One that somebody works on, and one that a reload left behind. */
const mostStages = 2;
const forgottenAfterMs = 5 * 60_000;

type Stage = { readonly pieces: Uint8Array[]; bytes: number; stop: () => void };
type Piece = { readonly stageId: string; readonly at: number; readonly bytes: Uint8Array };

export type StagedDrafts = {
  /** Adds a piece; `stage-missing` where it does not go on from the last one. */
  readonly lay: (piece: Piece) => Result<null>;
  /** Takes what was laid ready, whole; it is there no more. */
  readonly take: (stageId: string, bytes: number) => Result<readonly Draft[]>;
};

function readDrafts({ pieces }: Stage): Result<readonly Draft[]> {
  try {
    const read = draftsSchema.safeParse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
    if (read.success) return ok(read.data);
  } catch {
    // No JSON: the same answer as drafts that are none.
  }
  return err(problem('invalid-input', { path: 'journal.appendStaged' }));
}

/** An empty place for drafts. */
export function createStagedDrafts(world: Pick<World, 'after'>): StagedDrafts {
  const stages = new Map<string, Stage>();
  const forget = (stageId: string): void => {
    stages.get(stageId)?.stop();
    stages.delete(stageId);
  };
  const begin = (stageId: string): Stage => {
    const [oldest] = stages.keys();
    if (stages.size >= mostStages && oldest !== undefined) forget(oldest);
    const stage: Stage = { pieces: [], bytes: 0, stop: () => undefined };
    stages.set(stageId, stage);
    return stage;
  };
  return {
    lay: ({ stageId, at, bytes }) => {
      if (at === 0) forget(stageId);
      const stage = at === 0 ? begin(stageId) : stages.get(stageId);
      if (stage?.bytes !== at) return err(problem('stage-missing'));
      if (at + bytes.length > mostStagedBytes) {
        forget(stageId);
        return err(problem('too-large', { path: 'journal.stage', limit: mostStagedBytes }));
      }
      // A view on a whole message would keep that one in memory.
      stage.pieces.push(bytes.slice());
      stage.bytes += bytes.length;
      stage.stop();
      stage.stop = world.after(forgottenAfterMs, () => forget(stageId));
      return ok(null);
    },
    take: (stageId, bytes) => {
      const stage = stages.get(stageId);
      forget(stageId);
      return stage?.bytes === bytes ? readDrafts(stage) : err(problem('stage-missing'));
    },
  };
}
