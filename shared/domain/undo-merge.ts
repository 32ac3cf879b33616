/** What taking back a merge of competences does to the qualifications that it changed (M16). Pure. */
import type { QualificationHead } from '../records/qualification';

type Versioned = Pick<QualificationHead, 'history' | 'versionDigest'>;

/** Whether the version that the merge made is the one that counts: only then the one before comes back. */
export function isAsMerged({ history, versionDigest }: Versioned, mergedAt: string | undefined): boolean {
  const last = history?.at(-1);
  return mergedAt !== undefined && last?.publishedAt === mergedAt && last.versionDigest === versionDigest;
}

/** How many get their tree of before back, and how many went on since and stay as they are. */
export function countUndoMerge(
  heads: readonly (Versioned & Pick<QualificationHead, 'isRemoved'>)[],
  mergedAt: string | undefined,
): { readonly back: number; readonly stay: number } {
  const touched = heads.filter(
    ({ history, isRemoved }) =>
      !isRemoved && mergedAt !== undefined && history?.some(({ publishedAt }) => publishedAt === mergedAt),
  );
  const back = touched.filter((head) => isAsMerged(head, mergedAt)).length;
  return { back, stay: touched.length - back };
}
