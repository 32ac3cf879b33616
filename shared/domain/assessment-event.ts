/**
 * Every fact about an assessment is one of these events; the assessment is the fold over them (`assessment.ts`).
 * Events are never changed, only followed. `upon` in the envelope names the event that this one replaces, so two
 * changes made upon the same one are seen as a conflict and put before a person (SPEC.md, section Conflict). An event is
 * the recorded change itself, its body read; what is said of each kind stands in its file in `shared/records`.
 */
import type { ChangeId, StaffId } from '../kernel/ids';
import type { AssessmentEventBody, AssessmentEventType } from '../records/all-records';
import type { Needs } from '../records/define-record';

export type AssessmentEventOf<T extends AssessmentEventType> = {
  readonly changeId: ChangeId;
  readonly type: T;
  readonly needs: Needs;
  readonly actorId: StaffId | null;
  readonly deviceId: string;
  readonly deviceSeq: number;
  /** Wall clock of the device, ISO 8601 UTC. For reading; order comes from the journal. */
  readonly occurredAt: string;
  readonly upon: ChangeId | null;
  readonly body: AssessmentEventBody<T>;
};
/** Any known event of an assessment, as the fold takes it. */
export type AssessmentEvent = { [T in AssessmentEventType]: AssessmentEventOf<T> }[AssessmentEventType];

/** An event that this program cannot read: carried whole and counted. Unless it may be ignored, the assessment is read-only. */
export type UnknownEvent = {
  readonly changeId: ChangeId;
  readonly type: 'unknown';
  readonly needs: Needs;
};
