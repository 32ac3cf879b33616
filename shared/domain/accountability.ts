/** Accountability documents of a qualification: in their order, and what moving one makes of it. Pure. */
import type { AccountabilityDocument, FileVersion } from '../records/accountability-document';

type Ordered = Pick<AccountabilityDocument, 'accountabilityDocumentId' | 'order'>;

const byOrder = (a: Ordered, b: Ordered): number =>
  a.order - b.order || a.accountabilityDocumentId.localeCompare(b.accountabilityDocumentId);

/** Those of one qualification that count, in their order; with `isRemoved` those that were taken away. */
export const documentsOf = (
  all: readonly AccountabilityDocument[],
  qualificationId: string,
  { isRemoved = false }: { readonly isRemoved?: boolean } = {},
): readonly AccountabilityDocument[] =>
  all
    .filter((one) => one.qualificationId === qualificationId && Boolean(one.isRemoved) === isRemoved)
    .toSorted(byOrder);

/** The file that counts. Two people may have replaced it, each on their own: then both stand there, and the later one counts. */
export function standingVersion({ versions }: Pick<AccountabilityDocument, 'versions'>): FileVersion {
  const [first, ...others] = versions;
  if (!first) throw new Error('a document without a file');
  return others.reduce((standing, next) => (next.addedAt >= standing.addedAt ? next : standing), first);
}

/** Behind all others. */
export const nextOrder = (listed: readonly Ordered[]): number =>
  Math.max(0, ...listed.map(({ order }) => Math.floor(order) + 1));

/**
 * Moves one by one place.
 * @param listed in their order
 * @returns the new places of those whose place becomes another; none where it stands at that end already
 */
export function moveDocument(
  listed: readonly Ordered[],
  documentId: string,
  by: -1 | 1,
): ReadonlyMap<string, number> {
  const from = listed.findIndex((one) => one.accountabilityDocumentId === documentId);
  const moved = listed[from];
  const to = from + by;
  if (!moved || to < 0 || to >= listed.length) return new Map();
  const after = listed.toSpliced(from, 1).toSpliced(to, 0, moved);
  const changed = after.flatMap((one, order) =>
    one.order === order ? [] : [[one.accountabilityDocumentId, order] as const],
  );
  return new Map(changed);
}
