/**
 * Every fact about an assessment is one of these events; the assessment is the fold over them (`assessment.ts`).
 * Events are never changed, only followed. `upon` in the envelope names the event that this one replaces, so two
 * changes made upon the same one are seen as a conflict and put before a person (SPEC.md, section Conflict).
 */
import { z } from 'zod';
import type { AssessmentId, ChangeId } from '../kernel/ids';
import { idSchema, languageSchema, type momentSchema, textSchema } from '../values/identity';
import { markValueSchema } from '../values/scale';

/** Set when the event takes back an earlier one (undo): that event's id. */
const undoes = idSchema<'Change'>().nullable();
/** Rivals, next to `upon`, that this event also replaces: chosen by a person with all of them in sight (C4). */
const settles = z.array(idSchema<'Change'>()).max(100).default([]);
const indicatorId = idSchema<'Indicator'>();

export const identificationMethodSchema = z.enum(['identity-document', 'known-to-examiner']);
export type IdentificationMethod = z.infer<typeof identificationMethodSchema>;

/** Body schemas by event type, version 1 of each. */
export const assessmentEventBodies = {
  /** The examiner checked who stands there: number and name against an identity document. */
  'candidate-identified': z.object({ method: identificationMethodSchema }),
  'mark-given': z.object({ indicatorId, value: markValueSchema, undoes, settles }),
  'mark-withdrawn': z.object({ indicatorId, undoes, settles }),
  /** A blank text takes the remark away. */
  'remark-written': z.object({ indicatorId, text: textSchema(4000), undoes, settles }),
  /** Closes the assessment. `outcome` is what the rule gave at that moment; `basisDigest` binds it to the events seen. */
  'assessment-signed': z.object({
    outcome: z.enum(['passed', 'failed']),
    signedName: textSchema(300),
    /** SHA-256 in hex over the sorted ids of all events of the stream that the examiner saw. */
    basisDigest: z.string().regex(/^[0-9a-f]{64}$/),
    /** Last `deviceSeq` seen of every device that wrote in the stream: tells which events the signature covers (A8). */
    seen: z.record(z.string(), z.int().min(1)),
  }),
  /** A sheet left the device: SHA-256 of the PDF bytes. */
  'sheet-issued': z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/), language: languageSchema }),
} as const;

export type AssessmentEventType = keyof typeof assessmentEventBodies;
export const assessmentEventVersion = 1;

export type AssessmentEventOf<T extends AssessmentEventType> = {
  readonly changeId: ChangeId;
  readonly type: T;
  readonly assessmentId: AssessmentId;
  readonly actorId: string | null;
  readonly deviceId: string;
  readonly deviceSeq: number;
  /** Wall clock of the device, ISO 8601 UTC. For reading; order comes from the journal. */
  readonly occurredAt: z.infer<typeof momentSchema>;
  readonly upon: ChangeId | null;
  readonly body: z.infer<(typeof assessmentEventBodies)[T]>;
};
/** Any known event of an assessment, as the fold takes it. */
export type AssessmentEvent = { [T in AssessmentEventType]: AssessmentEventOf<T> }[AssessmentEventType];

/** An event of a type or version this program does not know: carried whole, counted, and makes the assessment read-only. */
export type UnknownEvent = { readonly changeId: ChangeId; readonly type: 'unknown' };
