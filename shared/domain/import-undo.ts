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
