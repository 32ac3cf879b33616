/**
 * Whether an import may be taken back: as long as nobody went on from it. Of a qualification that it changed that is the
 * version it wrote; one that it made may not be bound to a participant or an exam either.
 */
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

/**
 * Of an import that was taken back, the ones it made that are here nevertheless: a colleague without contact went on from
 * them. What a later import brought back is of that one.
 */
export function stayedAfterUndo(
  { qualifications, undone }: QualificationImport,
  others: readonly QualificationImport[],
  isHere: (qualificationId: string) => boolean,
): readonly string[] {
  if (!undone) return [];
  const broughtBack = new Set<string>(
    others
      .filter(({ importedAt }) => importedAt > undone.at)
      .flatMap((one) => one.qualifications.map(({ qualificationId }) => qualificationId)),
  );
  return qualifications
    .filter(({ qualificationId, before }) => before === null && !broughtBack.has(qualificationId))
    .map(({ qualificationId }) => qualificationId)
    .filter(isHere);
}
