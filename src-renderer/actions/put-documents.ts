/**
 * Records versions of documents in one append: all of them or none. Each goes upon the revision the caller knows, so
 * that the hub can see when somebody else was earlier.
 */
import type { Result } from '../../shared/kernel/result';
import { ok } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { append } from './append';
import { composeDocumentDraft, type DocumentVersion } from './compose-draft';

/** Puts the versions; with nothing to put, nothing is recorded. */
export async function putDocuments(
  deps: ActionDeps,
  versions: readonly DocumentVersion[],
): Promise<Result<null>> {
  if (versions.length === 0) return ok(null);
  const appended = await append(deps, versions.map(composeDocumentDraft));
  return appended.ok ? ok(null) : appended;
}
