/**
 * The versions of a qualification that were published, as its head lists them: each immutable, each with who and when.
 * Marking an indicator as critical and importing a file publish as well.
 */
import type { QualificationHead, VersionEntry } from '../records/qualification';

/** Who publishes, when, and what they say of it. */
export type Publisher = Pick<VersionEntry, 'publishedAt' | 'publishedBy' | 'note' | 'cameFrom'>;

/**
 * The head with the version that it names listed last; the very same head when that version counted already.
 * @param before the head until then; null for a new qualification
 */
export function listVersion(
  head: QualificationHead,
  before: QualificationHead | null,
  publisher: Publisher,
): QualificationHead {
  const { versionDigest } = head;
  if (before?.versionDigest === versionDigest) return head;
  const entry = { versionDigest, ...publisher, ...(before && { upon: before.versionDigest }) };
  return { ...head, history: [...(head.history ?? []), entry] };
}

/** A version as its history tells it; who and when are null where nobody wrote that down. */
export type ListedVersion = {
  readonly versionDigest: string;
  /** Its place in the history, from 1. */
  readonly number: number;
  readonly publishedAt: string | null;
  readonly publishedBy: VersionEntry['publishedBy'] | null;
  readonly note: string;
  /** Where it came from besides a file, such as `catalogue`; null for nearly all. */
  readonly cameFrom: string | null;
  /** The version that counted before it; null for the first, or where nobody wrote that down. */
  readonly upon: string | null;
  /** How many versions that were published apart came together in it; 0 for nearly all. */
  readonly mergedFrom: number;
  /** It counts now. */
  readonly isPresent: boolean;
};

type Unnumbered = Omit<ListedVersion, 'number' | 'isPresent'>;

const unlisted = (versionDigest: string): Unnumbered => ({
  versionDigest,
  publishedAt: null,
  publishedBy: null,
  note: '',
  cameFrom: null,
  upon: null,
  mergedFrom: 0,
});

/** All versions of a qualification, the latest first. One of before versions were listed stands there by itself. */
export function listVersions({
  versionDigest,
  history = [],
}: Pick<QualificationHead, 'versionDigest' | 'history'>): readonly ListedVersion[] {
  const listed = history.map(
    (entry): Unnumbered => ({
      ...entry,
      upon: entry.upon ?? null,
      cameFrom: entry.cameFrom ?? null,
      mergedFrom: entry.mergedFrom?.length ?? 0,
    }),
  );
  const digests = new Set(history.map((entry) => entry.versionDigest));
  const upon = history[0]?.upon;
  // One that was brought back since stands there upon another: the first time is told besides, so that every number stays.
  const isFirst = (entry: VersionEntry): boolean => entry.versionDigest === upon && entry.upon === undefined;
  const before = upon === undefined || history.some(isFirst) ? [] : [unlisted(upon)];
  const after = digests.has(versionDigest) || upon === versionDigest ? [] : [unlisted(versionDigest)];
  const all = [...before, ...listed, ...after];
  const present = all.findLastIndex((version) => version.versionDigest === versionDigest);
  return all
    .map((version, index) => ({ ...version, number: index + 1, isPresent: index === present }))
    .reverse();
}
