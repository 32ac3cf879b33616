/** Dresses an intent of the domain as a draft for the journal: a fresh id, the type version, and what it is about. */

import { assessmentEventVersion } from '../../shared/domain/assessment-event';
import type { EventIntent } from '../../shared/domain/decide-mark';
import type { AssessmentId, ChangeId, ExamId } from '../../shared/kernel/ids';
import { newId } from '../../shared/kernel/ids';
import type { Draft } from '../../shared/protocol/change';
import { type DocumentOf, type DocumentType, documentVersion } from '../../shared/records/documents';

/** The draft of an assessment event. */
export const composeEventDraft = (
  about: { readonly examId: ExamId; readonly assessmentId: AssessmentId },
  intent: EventIntent,
): Draft => ({
  changeId: newId<'Change'>(),
  kind: 'event',
  type: intent.type,
  typeVersion: assessmentEventVersion,
  subjectId: about.assessmentId,
  examId: about.examId,
  upon: intent.upon,
  body: intent.body,
});

/** A version of a document, as an action wants it recorded. */
export type DocumentVersion = {
  readonly [T in DocumentType]: {
    readonly type: T;
    readonly documentId: string;
    readonly document: DocumentOf<T>;
    /** Revision that this version replaces; null for a new document. */
    readonly upon: ChangeId | null;
  };
}[DocumentType];

/** The draft of a document version. */
export const composeDocumentDraft = (version: DocumentVersion): Draft => ({
  changeId: newId<'Change'>(),
  kind: 'document',
  type: version.type,
  typeVersion: documentVersion,
  subjectId: version.documentId,
  examId: null,
  upon: version.upon,
  body: version.document,
});
