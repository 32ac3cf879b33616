/**
 * What screens and actions may ask of the cache. The cache is a view of the journal: nothing is ever written to it by
 * an action; what an action appended is there once `reached` resolves.
 */
import type { AssessmentEvent, UnknownEvent } from '../../shared/domain/assessment-event';
import type { Exam } from '../../shared/domain/exam';
import type { DocumentWays } from '../../shared/domain/merge-documents';
import type { Qualification, QualificationRecords } from '../../shared/domain/qualification';
import type { AssessmentId, ChangeId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { ContentOf, ContentType, DocumentOf, DocumentType } from '../../shared/records/all-records';
import type { VersionMaker } from '../../shared/records/document-conflict';
import type { QualificationHead } from '../../shared/records/qualification';

export type StoredDocument<T extends DocumentType> = {
  readonly document: DocumentOf<T>;
  /** Change that wrote this version: what the next version goes upon. */
  readonly revision: ChangeId;
};

export type StoredExam = { readonly exam: Exam; readonly revision: ChangeId };

export type StoredQualification = QualificationRecords & {
  /** The two joined. */
  readonly qualification: Qualification;
  /** What the next head goes upon. */
  readonly revision: ChangeId;
};

/** An own version that the hub refused because another one came first, beside that one and what both were made upon. */
export type MergeTask<T extends DocumentType = DocumentType> = DocumentWays<DocumentOf<T>> & {
  readonly type: T;
  readonly documentId: string;
  /** Of the version that stands at the hub: what a merge of the two goes upon. */
  readonly revision: ChangeId;
  /** Of the refused one. */
  readonly refusedRevision: ChangeId;
  readonly standingBy: VersionMaker;
  readonly displacedBy: VersionMaker;
};

/** How far a change of this device has come. `received` only after a checked receipt of the hub. */
export type HandIn =
  | { readonly state: 'waiting' }
  | { readonly state: 'received'; readonly receiptNumber: string; readonly receivedAt: string }
  | { readonly state: 'refused'; readonly problem: Problem };

export type ReadCache = {
  /** Latest version of every document of a type. */
  readonly documents: <T extends DocumentType>(type: T) => Promise<readonly StoredDocument<T>[]>;
  readonly document: <T extends DocumentType>(
    type: T,
    documentId: string,
  ) => Promise<StoredDocument<T> | null>;
  /** The latest of every document of a type by its id: one look at what is stored, for whoever asks for thousands. */
  readonly documentsById: <T extends DocumentType>(
    type: T,
  ) => Promise<ReadonlyMap<string, StoredDocument<T>>>;
  /** What a digest names; null when it is not on this device, or not what its digest says. */
  readonly content: <T extends ContentType>(type: T, digest: string) => Promise<ContentOf<T> | null>;
  /** Exams joined with what they pin. One whose definition is not here is left out. */
  readonly exams: () => Promise<readonly StoredExam[]>;
  readonly exam: (examId: string) => Promise<StoredExam | null>;
  /**
   * The chosen qualifications with their trees; a tree is large, so only these are opened. One whose version is not here,
   * or that was taken back, is left out; `isRemovedToo`: those that were taken back as well.
   */
  readonly qualifications: (
    isChosen: (head: QualificationHead) => boolean,
    also?: { readonly isRemovedToo?: boolean },
  ) => Promise<readonly StoredQualification[]>;
  /** Events of one assessment in journal order, ready for `foldAssessment`. */
  readonly assessmentEvents: (
    assessmentId: AssessmentId,
  ) => Promise<readonly (AssessmentEvent | UnknownEvent)[]>;
  /** Hand-in state of a change to this subject; null when it was not made on this device (it came from the hub). */
  readonly handIn: (subjectId: string, changeId: ChangeId) => Promise<HandIn | null>;
  /**
   * What waits to be merged, of all documents or of those under one id; one with an own version on its way waits for the hub's
   * judgement first.
   */
  readonly mergeTasks: (documentId?: string) => Promise<readonly MergeTask[]>;
  /** How many of those are none yet, because the version that came first is still on its way here. */
  readonly mergesAwaited: () => Promise<number>;
  /** Resolves when everything up to this journal position is in the cache. */
  readonly reached: (position: number) => Promise<void>;
};
