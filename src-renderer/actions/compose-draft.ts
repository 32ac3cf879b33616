/** Dresses an intent of the domain as a draft for the journal: a fresh id, and what it is about. */
import { contentDigestOf } from '../../shared/domain/content-digest';
import type { EventIntent } from '../../shared/domain/decide-mark';
import {
  type Qualification,
  type QualificationRecords,
  splitQualification,
} from '../../shared/domain/qualification';
import { listVersion, type Publisher } from '../../shared/domain/version-history';
import type { AssessmentId, ChangeId, ExamId } from '../../shared/kernel/ids';
import type { World } from '../../shared/kernel/world';
import type { Draft } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import {
  assessmentEventRecords,
  type ContentOf,
  type ContentType,
  contentRecords,
  type DocumentOf,
  type DocumentType,
  documentRecords,
} from '../../shared/records/all-records';
import { attachmentsOf } from '../../shared/values/named-file';

/** Each draft gets an id of its own. */
type Ids = Pick<World, 'newId'>;

/** Files that an event names: nothing counts as received before their bytes are (E7). */
const attachmentsIn = (intent: EventIntent) =>
  intent.type === 'evidence-attached' ? { attachments: attachmentsOf([intent.body.file]) } : {};

/** The draft of an assessment event. */
export const composeEventDraft = (
  world: Ids,
  about: { readonly examId: ExamId; readonly assessmentId: AssessmentId },
  intent: EventIntent,
): Draft =>
  composeDraft(assessmentEventRecords[intent.type], {
    changeId: world.newId<'Change'>(),
    subjectId: about.assessmentId,
    examId: about.examId,
    upon: intent.upon,
    body: intent.body,
    ...attachmentsIn(intent),
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
export const composeDocumentDraft = (world: Ids, version: DocumentVersion): Draft =>
  composeDraft(documentRecords[version.type], {
    changeId: world.newId<'Change'>(),
    subjectId: version.documentId,
    upon: version.upon,
    body: version.document,
  });

/** The draft of a content; recording the same content again does no harm. */
export const composeContentDraft = <T extends ContentType>(
  world: Ids,
  type: T,
  content: ContentOf<T>,
): Draft =>
  composeDraft(contentRecords[type], {
    changeId: world.newId<'Change'>(),
    subjectId: contentDigestOf(content),
    body: content,
  });

/**
 * The drafts of a qualification: the version of its tree, and the head that names it.
 * @param before what it was made from; null for a new one
 * @param publisher whose version it is in its history; null: it is not listed there
 */
export function composeQualificationDrafts(
  world: Ids,
  qualification: Qualification,
  before: (QualificationRecords & { readonly revision: ChangeId }) | null,
  publisher: Publisher | null = null,
): Draft[] {
  const { head: unlisted, version } = splitQualification(qualification, before);
  const head = publisher ? listVersion(unlisted, before?.head ?? null, publisher) : unlisted;
  return [
    composeContentDraft(world, 'qualification-version', version),
    composeDocumentDraft(world, {
      type: 'qualification',
      documentId: head.qualificationId,
      document: head,
      upon: before?.revision ?? null,
    }),
  ];
}
