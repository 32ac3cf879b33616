/** Drafts of the kinds of record that this program writes: what the kind says of itself is filled in from its definition. */
import type { RecordDefinition } from '../records/define-record';
import type { Draft } from './change';

type Given = Pick<Draft, 'changeId' | 'subjectId' | 'body'> &
  Partial<Pick<Draft, 'examId' | 'upon' | 'attachments'>>;

/** A draft of the present version of a kind. */
export const composeDraft = (record: RecordDefinition, given: Given): Draft => ({
  changeId: given.changeId,
  kind: record.kind,
  subjectType: record.subjectType,
  subjectId: given.subjectId,
  type: record.type,
  typeVersion: record.version,
  needs: record.needs,
  examId: given.examId ?? null,
  upon: given.upon ?? null,
  attachments: given.attachments ?? [],
  body: given.body,
});
