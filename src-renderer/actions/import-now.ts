/**
 * Imports what lies on the desk: it is decided anew upon what the device holds at this moment, and all of it is recorded
 * in one append, all or none (M1). A second time records nothing.
 */
import type { ImportId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { DeskQuestion } from '../import-desk/desk-contract';
import type { ImportDesk } from '../import-desk/open-desk';
import type { ActionDeps } from './action';
import { requireRight } from './require-right';
import { appendPieces } from './stage-drafts';

export type ToImport = {
  readonly desk: ImportDesk;
  readonly question: DeskQuestion;
  /** Keys that a person left out. */
  readonly left: ReadonlySet<string>;
  /** Name of the file, for the list of versions. */
  readonly note: string;
  /** The request to the catalogue that this answers: it goes, also when nobody waits for the end. */
  readonly answered?: string | null;
};

/** How many were written, and which import that was: so it can be taken back. */
export type Imported = { readonly importId: ImportId; readonly count: number };

async function* composedPieces(desk: ImportDesk): AsyncGenerator<Result<Uint8Array>> {
  for (;;) {
    const piece = await desk.nextPiece({});
    if (!piece.ok) yield piece;
    else if (piece.value === null) return;
    else yield ok(piece.value);
  }
}

/** A problem means that nothing was changed. */
export async function importNow(
  deps: ActionDeps,
  { desk, question, left, note, answered = null }: ToImport,
): Promise<Result<Imported>> {
  const actor = await requireRight(deps, documentRecords.qualification);
  if (!actor.ok) return actor;
  const { staffId } = actor.value;
  const cameFrom = answered !== null || question.kind === 'editions' ? 'catalogue' : null;
  const composed = await desk.compose({ question, left, staffId, note, cameFrom });
  if (!composed.ok) return composed;
  const { journal } = deps.host;
  const position = await appendPieces({ journal, world: deps.world, actorId: staffId }, composedPieces(desk));
  if (!position.ok) return position;
  if (answered !== null) await deps.host.catalogue.forget({ requestId: answered });
  await deps.cache.reached(position.value);
  return composed;
}
