/** Contents as they lie in the blocks of first loads. */
import type { Change } from '../../../shared/protocol/change';
import type { FirstLoadBlock } from '../../../shared/protocol/first-load';
import { readOutline } from '../read-outline';
import type { StoredLoad } from './load-reader';

/** The contents of that digest, whatever type they say they are. Rejects with `BrokenSeal`. */
export async function findContents(
  load: StoredLoad,
  type: string,
  digest: string,
): Promise<readonly Change[]> {
  const isContent = ({ kind }: FirstLoadBlock): boolean => kind === 'content';
  const found: Change[] = [];
  for (const block of load.blocksOf(type, digest).filter(isContent))
    for (const text of (await load.read(block)) ?? []) {
      // A block may hold more than one; most are large.
      const change = text.text.includes(digest) ? readOutline(text) : null;
      if (change?.subjectId === digest) found.push(change);
    }
  return found;
}
