/** Records what an import makes, all or none, where the page decided it itself. */
import type { ImportId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { composeImport, type ToRecord } from './compose-import';
import { recordDrafts } from './record-drafts';

/** Which import it was: how it can be taken back. */
export type ImportUndo = { readonly importId: ImportId };

export async function recordImport(deps: ActionDeps, toRecord: ToRecord): Promise<Result<ImportUndo>> {
  const { drafts, importId } = await composeImport(deps.world, toRecord);
  const recorded = await recordDrafts(deps, toRecord.staffId, drafts);
  return recorded.ok ? ok({ importId }) : recorded;
}
