/**
 * Whether an import may be taken back: as long as nobody went on from it. Of a qualification that it changed that is the
 * version it wrote; one that it made may not be bound to a participant or an exam either.
 */
import type { QualificationHead } from '../records/qualification';
import type { QualificationImport } from '../records/qualification-import';
import type { QualificationUse } from './qualification-end';

type Here = {
  /** Revision that stands here; undefined for what is not here. */
  readonly revisionOf: (qualificationId: string) => string | undefined;
  /** What is bound to each qualification. */
  readonly uses: ReadonlyMap<string, QualificationUse>;
};

/** How many of what it wrote somebody went on from; with none it may be taken back. */
export const countTouched = (
  { qualifications }: Pick<QualificationImport, 'qualifications'>,
  { revisionOf, uses }: Here,
): number =>
  qualifications.filter(
    ({ qualificationId, revision, before }) =>
      revisionOf(qualificationId) !== revision || (before === null && uses.has(qualificationId)),
  ).length;

/** What of an import that was taken back is not as it was before it, because a colleague without contact went on from it. */
export type StayedAfterUndo = {
  /** It made them, and they are here nevertheless. */
  readonly made: readonly string[];
  /** It changed them, and what a colleague published upon it was brought together with what stood there before. */
  readonly changed: readonly string[];
};

type HeadHere = Pick<QualificationHead, 'versionDigest' | 'history' | 'isRemoved'>;

/**
 * Somebody else's version and the one of before came together in one since the import: while it counted, whoever went on from it
 * kept it from being taken back. Not since that day, because whoever merges may have a clock that is behind.
 */
const isMergedSince = ({ versionDigest, history = [] }: HeadHere, before: string, since: string): boolean =>
  versionDigest !== before &&
  history.some(
    ({ publishedAt, mergedFrom }) => publishedAt >= since && mergedFrom?.includes(before) === true,
  );

/** What a later import brought back or changed is of that one. */
export function stayedAfterUndo(
  { qualifications, importedAt: since, undone }: QualificationImport,
  others: readonly QualificationImport[],
  headOf: (qualificationId: string) => HeadHere | undefined,
): StayedAfterUndo {
  const stayed = { made: [] as string[], changed: [] as string[] };
  if (!undone) return stayed;
  const later = new Set<string>(
    others
      .filter(({ importedAt }) => importedAt > undone.at)
      .flatMap((one) => one.qualifications.map(({ qualificationId }) => qualificationId)),
  );
  for (const { qualificationId, before } of qualifications) {
    const head = headOf(qualificationId);
    if (!head || head.isRemoved === true || later.has(qualificationId)) continue;
    if (before === null) stayed.made.push(qualificationId);
    else if (isMergedSince(head, before.versionDigest, since)) stayed.changed.push(qualificationId);
  }
  return stayed;
}
