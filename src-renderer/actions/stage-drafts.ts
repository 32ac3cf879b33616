/**
 * Records many drafts in one append, all or none, without the page standing still: they are laid ready in pieces, with
 * a rest between two, and then appended as one.
 */
import type { ClientOf } from '../../shared/contract/contract';
import type { journalContract } from '../../shared/contract/journal-contract';
import type { StaffId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { Draft } from '../../shared/protocol/change';
import { draftPieces } from './draft-pieces';

type StagingJournal = Pick<ClientOf<typeof journalContract>, 'stage' | 'appendStaged'>;

type Staging = {
  readonly journal: StagingJournal;
  readonly world: Pick<World, 'newId'>;
  /** Whose they are; null before anybody works here. */
  readonly actorId: StaffId | null;
};

/**
 * @param pieces as `draftPieces` makes them
 * @returns the position up to which the view must come to show all of them
 */
export async function appendPieces(
  { journal, world, actorId }: Staging,
  pieces: AsyncIterable<Result<Uint8Array>>,
): Promise<Result<number>> {
  const stageId = world.newId<'Stage'>();
  let bytes = 0;
  for await (const piece of pieces) {
    if (!piece.ok) return piece;
    const laid = await journal.stage({ stageId, at: bytes, bytes: piece.value });
    if (!laid.ok) return laid;
    bytes += piece.value.length;
  }
  const appended = await journal.appendStaged({ stageId, bytes, ...(actorId === null ? {} : { actorId }) });
  return appended.ok ? ok(appended.value.position) : appended;
}

/** The pieces of drafts that the page holds, with a rest between two. */
export async function* restedPieces(
  drafts: readonly Draft[],
  pause: World['pause'],
): AsyncGenerator<Result<Uint8Array>> {
  for (const piece of draftPieces(drafts)) {
    yield ok(piece);
    await pause(0);
  }
}
