/**
 * The one envelope in which everything travels: events, document versions and contents alike are changes. A device writes
 * the change as JSON text, hashes those exact bytes, signs the hash, and nobody re-encodes it ever after: journal, hub
 * and other devices keep the text as it came. `prevHash` chains every change to the one the device made before it.
 *
 * The envelope says of every record what it is about and who must understand it, so that a program that does not know a
 * kind can still tell what to do with it. Fields that this program does not know are carried.
 */
import { z } from 'zod';
import { digestSchema, idSchema, momentSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { isNestedTooDeep } from './nesting';

/** SHA-256 of nothing yet: `prevHash` of a device's first change. */
export const chainStart = '0'.repeat(64);

/** A file that the change names; its bytes travel apart, by their digest. */
export const attachmentSchema = openObject({
  digest: digestSchema,
  bytes: z.int().min(0),
  mediaType: z.string().min(1).max(200),
});

/** What a database can keep as it is: no control characters, no half of a pair. */
export const printable = /^[^\p{Cc}\p{Cs}]+$/u;
const name = z.string().max(60).regex(printable);

/** What a caller asks the journal to record; the journal adds who, where, when and the chain. */
export const draftSchema = openObject({
  /** Made by the caller, so that a repeated append is recognised and records nothing twice. */
  changeId: idSchema<'Change'>(),
  kind: z.enum(['event', 'document', 'content']),
  /** What the change is about: `assessment`, later `agreement`, `candidate-exam`, `exam`, `portfolio`, `session`; of a document or content its type. */
  subjectType: name,
  /** Assessment id of an event; document id of a document; SHA-256 of what it says of content. */
  subjectId: z.string().max(64).regex(printable),
  /** Event type (`mark-given`), document type (`participant`) or content type. */
  type: name,
  typeVersion: z.int().min(1).max(1_000_000),
  /** Whether a program that cannot read it may go on as if it were not there. */
  needs: z.enum(['must-understand', 'may-ignore']),
  /** Exam the event belongs to; null for documents. */
  examId: idSchema<'Exam'>().nullable(),
  /** Change that this one replaces: the previous event on the same thing, or the document's known revision. */
  upon: idSchema<'Change'>().nullable(),
  attachments: z.array(attachmentSchema).max(100),
  body: z.unknown(),
});
export type Draft = z.infer<typeof draftSchema>;

export const changeSchema = draftSchema.extend({
  protocol: z.int().min(1),
  organisationId: idSchema<'Organisation'>().nullable(),
  /** Staff member signed in at that moment; null before anybody is. */
  actorId: idSchema<'Staff'>().nullable(),
  /** Session of that staff member; null until people unlock a device with a key of their own. */
  sessionId: idSchema<'Session'>().nullable(),
  deviceId: idSchema<'Device'>(),
  /** 1, 2, 3 … per device, without gaps. */
  deviceSeq: z.int().min(1),
  occurredAt: momentSchema,
  /** Milliseconds since the device program started, monotonic: tells durations although the wall clock may jump. */
  elapsedMs: z.number().min(0),
  prevHash: digestSchema,
});
export type Change = z.infer<typeof changeSchema>;

export const signedChangeSchema = z.object({
  /** The change as JSON text, byte for byte as its device wrote it. */
  text: z.string().max(8_000_000),
  /** SHA-256 in hex over the UTF-8 bytes of `text`. */
  hash: digestSchema,
  /** Ed25519 over the 32 bytes of `hash`, base64, by the key the device enrolled with. */
  signature: z.string().regex(/^[A-Za-z0-9+/=_-]{0,120}$/),
});
export type SignedChange = z.infer<typeof signedChangeSchema>;

/** A change with its place in the hub's order. */
export const sequencedChangeSchema = signedChangeSchema.extend({ seq: z.int().min(1) });
export type SequencedChange = z.infer<typeof sequencedChangeSchema>;

/** Reads the text of a change of this very device. Throws on text that is no change: its writer checked it before. */
export const parseChange = (signed: { readonly text: string }): Change =>
  changeSchema.parse(JSON.parse(signed.text));

/** Reads the text of a change that came from elsewhere; null when it is none, for the caller to skip and to count. */
export function readChange(signed: { readonly text: string }): Change | null {
  try {
    const value: unknown = JSON.parse(signed.text);
    return isNestedTooDeep(signed.text, value) ? null : (changeSchema.safeParse(value).data ?? null);
  } catch {
    // Not even JSON.
    return null;
  }
}
