/**
 * Records versions of documents: all of them or none. Each goes upon the revision the caller knows, so that the hub can
 * see when somebody else was earlier.
 */
import type { Result } from '../../shared/kernel/result';
import type { ActionDeps } from '../../src-renderer/actions/action';
import { composeDocumentDraft, type DocumentVersion } from '../../src-renderer/actions/compose-draft';
import { recordDrafts } from '../../src-renderer/actions/record-drafts';

export const putDocuments = (deps: ActionDeps, versions: readonly DocumentVersion[]): Promise<Result<null>> =>
  recordDrafts(
    deps,
    null,
    versions.map((version) => composeDocumentDraft(deps.world, version)),
  );
