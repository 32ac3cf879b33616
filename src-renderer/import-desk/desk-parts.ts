/** What the desk of imports works with, and the trees of what is here already. */
import type { QualificationId } from '../../shared/kernel/ids';
import type { World } from '../../shared/kernel/world';
import type { QualificationHead } from '../../shared/records/qualification';
import type { ReadCache, StoredQualification } from '../cache/read-cache';

export type Desk = {
  readonly cache: Pick<ReadCache, 'documents' | 'qualifications'>;
  readonly world: Pick<World, 'newId' | 'now' | 'pause'>;
};

/**
 * Those with their trees, and the first whose tree is not to be had. What was taken back comes last: it is meant where
 * nothing else is, and then it comes back as it was known.
 */
export async function treesThatMayBeMeant(
  { cache }: Desk,
  isMeant: (head: QualificationHead) => boolean,
): Promise<{ readonly stored: readonly StoredQualification[]; readonly closed: QualificationId | null }> {
  const heads = (await cache.documents('qualification')).map(({ document }) => document);
  const meant = new Set<string>(heads.filter(isMeant).map(({ qualificationId }) => qualificationId));
  const found = await cache.qualifications(({ qualificationId }) => meant.has(qualificationId), {
    isRemovedToo: true,
  });
  const isGone = ({ head }: StoredQualification): boolean => head.isRemoved === true;
  const stored = [...found.filter((one) => !isGone(one)), ...found.filter(isGone)];
  const opened = new Set<string>(stored.map(({ qualification }) => qualification.qualificationId));
  const closed = heads.find(
    ({ qualificationId, isRemoved }) =>
      isRemoved !== true && meant.has(qualificationId) && !opened.has(qualificationId),
  );
  return { stored, closed: closed?.qualificationId ?? null };
}
