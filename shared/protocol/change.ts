/**
 * The one envelope in which everything travels: events and document versions alike are changes. A device writes the
 * change as JSON text, hashes those exact bytes, signs the hash, and nobody re-encodes it ever after: journal, hub and
 * other devices keep the text as it came. `prevHash` chains every change to the one the device made before it.
 */
import { z } from 'zod';
import type { ChangeId } from '../kernel/ids';
import { idSchema, momentSchema } from '../values/identity';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** SHA-256 of nothing yet: `prevHash` of a device's first change. */
export const chainStart = '0'.repeat(64);

/** What a caller asks the journal to record; the journal adds who, where, when and the chain. */
export const draftSchema = z.object({
  /** Made by the caller, so that a repeated append is recognised and records nothing twice. */
  changeId: idSchema<'Change'>(),
  kind: z.enum(['event', 'document']),
  /** Event type (`mark-given`) or document type (`qualification`). */
  type: z.string().min(1).max(60),
  typeVersion: z.int().min(1),
  /** Assessment id of an event; document id of a document. */
  subjectId: z.string().min(1).max(60),
  /** Exam the event belongs to; null for documents. */
  examId: idSchema<'Exam'>().nullable(),
  /** Change that this one replaces: the previous event on the same thing, or the document's known revision. */
  upon: idSchema<'Change'>().nullable(),
  body: z.unknown(),
});
export type Draft = z.infer<typeof draftSchema>;

export const changeSchema = draftSchema.extend({
  protocol: z.int().min(1),
  organisationId: idSchema<'Organisation'>().nullable(),
  /** Staff member signed in at that moment; null before anybody is. */
  actorId: idSchema<'Staff'>().nullable(),
  deviceId: idSchema<'Device'>(),
  /** 1, 2, 3 … per device, without gaps. */
  deviceSeq: z.int().min(1),
  occurredAt: momentSchema,
  /** Milliseconds since the device program started, monotonic: tells durations although the wall clock may jump. */
  elapsedMs: z.number().min(0),
  prevHash: digest,
});
export type Change = z.infer<typeof changeSchema>;

export const signedChangeSchema = z.object({
  /** The change as JSON text, byte for byte as its device wrote it. */
  text: z.string().max(8_000_000),
  /** SHA-256 in hex over the UTF-8 bytes of `text`. */
  hash: digest,
  /** Ed25519 over the 32 bytes of `hash`, base64, by the key the device enrolled with. */
  signature: z.string().max(120),
});
export type SignedChange = z.infer<typeof signedChangeSchema>;

/** A change with its place in the hub's order. */
export const sequencedChangeSchema = signedChangeSchema.extend({ seq: z.int().min(1) });
export type SequencedChange = z.infer<typeof sequencedChangeSchema>;

/** Reads the text of a change. Throws on text that is no change: callers verified hash and signature before. */
export const parseChange = (signed: { readonly text: string }): Change =>
  changeSchema.parse(JSON.parse(signed.text));

export type { ChangeId };
