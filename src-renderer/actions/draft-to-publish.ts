/** What is published of a draft: what stands in it once everything is on disk, upon the version that whoever asks has seen. */

import { openOnes } from '../../shared/domain/authoring/draft-conflicts';
import type { Tree } from '../../shared/domain/authoring/tree';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { DraftLine } from '../writer/drafts/draft-state';

export type DraftToPublish = { readonly tree: Tree; readonly baseDigest: string };

/**
 * Takes out what is blank and hands over the rest. Refused (`version-moved`, `draft-moved`) where another version or window came
 * in on the way: a tree from before would take out again what came in, and what came in nobody has looked at. Refused
 * (`draft-undecided`) while somebody has to choose between two texts: theirs would be published unasked.
 */
export async function draftToPublish(line: DraftLine): Promise<Result<DraftToPublish>> {
  const seen = line.state.get();
  const tree = line.edit({ kind: 'remove-blank' });
  const kept = await line.flush();
  if (!kept.ok) return kept;
  const { history, baseDigest, conflicts } = line.state.get();
  if (baseDigest === null || baseDigest !== seen.baseDigest) return err(problem('version-moved'));
  if (!tree || history?.present.tree !== tree) return err(problem('draft-moved'));
  const { length: count } = openOnes(conflicts);
  if (count > 0) return err(problem('draft-undecided', { count }));
  return ok({ tree, baseDigest });
}
