/** What is published of a draft: what stands in it once everything is on disk, upon the version that whoever asks has seen. */
import type { Tree } from '../../shared/domain/authoring/tree';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { DraftLine } from '../writer/drafts/draft-line';

export type DraftToPublish = { readonly tree: Tree; readonly baseDigest: string };

/**
 * Takes out what is blank and hands over the rest. Refused (`version-moved`, `draft-moved`) where another version or window came
 * in on the way: a tree from before would take out again what came in, and what came in nobody has looked at.
 */
export async function draftToPublish(line: DraftLine): Promise<Result<DraftToPublish>> {
  const seen = line.state.get();
  const tree = line.edit({ kind: 'remove-blank' });
  const kept = await line.flush();
  if (!kept.ok) return kept;
  const { history, baseDigest } = line.state.get();
  if (baseDigest === null || baseDigest !== seen.baseDigest) return err(problem('version-moved'));
  if (!tree || history?.present !== tree) return err(problem('draft-moved'));
  return ok({ tree, baseDigest });
}
