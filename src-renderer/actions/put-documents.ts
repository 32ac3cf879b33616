/**
 * Records versions of documents in one append: all of them or none. Each goes upon the revision the caller knows, so
 * that the hub can see when somebody else was earlier. Resolves when the view shows them, for whoever lists afterwards.
 */
import type { Result } from '../../shared/kernel/result';
import { ok } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { composeDocumentDraft, type DocumentVersion } from './compose-draft';

/** Puts the versions; with nothing to put, nothing is recorded. */
export async function putDocuments(
  { host, cache }: ActionDeps,
  versions: readonly DocumentVersion[],
): Promise<Result<null>> {
  if (versions.length === 0) return ok(null);
  const appended = await host.journal.append({ drafts: versions.map(composeDocumentDraft) });
  if (!appended.ok) return appended;
  await cache.reached(appended.value.position);
  return ok(null);
}
