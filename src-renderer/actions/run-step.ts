/** What is done to one document in a Run, and what takes it back. */
import type { WayBack } from '../../shared/domain/taken-back';
import type { ChangeId } from '../../shared/kernel/ids';
import type { DocumentOf, DocumentType } from '../../shared/records/all-records';

/** One document as the Run leaves it, and as undoing it leaves it. */
export type RunStep = {
  readonly [T in DocumentType]: {
    readonly type: T;
    readonly documentId: string;
    readonly document: DocumentOf<T>;
    readonly upon: ChangeId | null;
    readonly back: DocumentOf<T>;
    /** Of an undo: the version whose content this writes again. */
    readonly restores?: ChangeId | undefined;
  };
}[DocumentType];

/** What takes one document back. */
export type UndoStep = WayBack & {
  readonly type: DocumentType;
  readonly documentId: string;
  /** Of the version that was written: while that one stands it can be taken back. */
  readonly revision: ChangeId;
  /** Of the version that stood before. */
  readonly upon?: ChangeId | undefined;
  /** It was not here before. */
  readonly isNew?: boolean | undefined;
};
