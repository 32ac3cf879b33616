/**
 * What stands in the journal of a device. One append is one batch of entries in one frame: a torn write loses all of
 * a batch or nothing of it. Positions count entries, from 1, without gaps.
 */
import { z } from 'zod';
import { digestSchema, idSchema, momentSchema } from '../values/identity';
import { seesSchema } from '../values/sees';
import { sequencedChangeSchema, signedChangeSchema } from './change';
import { receiptSchema, refusalReasonSchema } from './hub-api';

/**
 * Y19: why nothing proves who made a change. `maker-unknown`: nobody told of that device and its key yet;
 * `signature-wrong`: that device did not sign it; `person-wrong`: it signs for a person whose key did not.
 */
export const unprovedReasons = ['maker-unknown', 'signature-wrong', 'person-wrong'] as const;
export type UnprovedReason = (typeof unprovedReasons)[number];

/** A change that came from the hub, is kept, and counts for nothing. */
export const unprovedSchema = z.object({
  /** The hub's number of it. */
  seq: z.int().min(1),
  /** Who it says made it; null when that is no device. */
  deviceId: idSchema<'Device'>().nullable(),
  why: z.enum(unprovedReasons),
});
export type Unproved = z.infer<typeof unprovedSchema>;

/** Which change of a load: what has been read of it is taken back. */
const unprovedInLoadSchema = unprovedSchema.extend({
  /** As it calls itself; null where it says nothing of the kind. */
  subject: z
    .object({ changeId: z.string(), kind: z.string(), type: z.string(), subjectId: z.string() })
    .nullable(),
});
export type UnprovedInLoad = z.infer<typeof unprovedInLoadSchema>;

export const journalEntrySchema = z.discriminatedUnion('kind', [
  /** A change made on this device. */
  z.object({ kind: z.literal('own'), change: signedChangeSchema }),
  /** One of which the text was erased (Y25): its place in the chain, and what proves that. */
  z.object({
    kind: z.literal('own-erased'),
    changeId: idSchema<'Change'>(),
    deviceId: idSchema<'Device'>(),
    deviceSeq: z.int().min(1),
    hash: z.string(),
    signature: z.string(),
  }),
  /** Changes of the hub's feed, own ones included. */
  z.object({
    kind: z.literal('pulled'),
    epoch: z.uuid(),
    cursor: z.int().min(0),
    changes: z.array(sequencedChangeSchema),
    /** The hub's signature over `composePageWord`: its word for what others made. */
    signature: z.string().optional(),
    /** Everything held from earlier epochs was offered to the hub, which lacked what was brought back. */
    hasOffered: z.boolean().optional(),
    /** Y19: those of them that nothing proves; absent in entries of earlier programs, which did not ask. */
    unproved: z.array(unprovedSchema).optional(),
  }),
  /** Changes that nothing proved when they came: the key of the device that made them has come since. */
  z.object({
    kind: z.literal('proved'),
    epoch: z.uuid(),
    deviceId: idSchema<'Device'>(),
    /** Those that it did make, in as many entries as it takes; none when the key is not theirs. */
    changes: z.array(sequencedChangeSchema),
    isLast: z.boolean(),
  }),
  /** First load, or reload after a new epoch: a sealed body file, as it came (`first-load.ts`). */
  z.object({
    kind: z.literal('first-load'),
    epoch: z.uuid(),
    cursor: z.int().min(0),
    digest: z.string(),
    /** Hash of the change at `cursor`: what this device can hold against a hub that was put back. */
    cursorHash: z.string().optional(),
    /** What it was made for, where that is less than everything (H43). */
    sees: seesSchema.optional(),
    /** What the hub told before is not shown any more (Y21). */
    isAnew: z.literal(true).optional(),
    /** The last number at which the hub had erased something by then; absent where it never did. */
    erasedSeq: z.int().min(0).optional(),
    /** Y25: what the erasures in it name still lies in this journal, and goes at a start. */
    mustErase: z.literal(true).optional(),
    /** Y20: held to their makers before it was written, because another load lies here; those that nothing proves. */
    unproved: z.array(unprovedInLoadSchema).optional(),
  }),
  /** Y20: a first load held to its makers after it was written; those that nothing proves, in as many entries as it takes. */
  z.object({
    kind: z.literal('load-checked'),
    digest: z.string(),
    unproved: z.array(unprovedInLoadSchema),
    isLast: z.boolean(),
  }),
  /** The hub holds these changes; checked against its key before it is written. */
  z.object({
    kind: z.literal('receipts'),
    epoch: z.uuid(),
    durability: z.enum(['flushed', 'memory']),
    receipts: z.array(receiptSchema),
    text: z.string(),
    signature: z.string(),
  }),
  /**
   * The hub holds these files; checked against its key before it is written. It says so of the changes that stand before it
   * (Y27): a later one that names the same file is asked about anew.
   */
  z.object({
    kind: z.literal('body-receipts'),
    epoch: z.uuid(),
    durability: z.enum(['flushed', 'memory']),
    digests: z.array(digestSchema),
    text: z.string(),
    signature: z.string(),
  }),
  /** The hub will not take this change. It is kept and shown, never retried by itself. */
  z.object({
    kind: z.literal('refused'),
    changeId: idSchema<'Change'>(),
    problem: refusalReasonSchema,
    at: momentSchema,
  }),
  /** This device joined an organisation. The last one counts. */
  z.object({
    kind: z.literal('enrolled'),
    hubUrl: z.string(),
    hubId: z.uuid(),
    hubPublicKey: z.string(),
    epoch: z.uuid(),
    organisationId: idSchema<'Organisation'>(),
    organisationName: z.string(),
    deviceName: z.string(),
    token: z.string(),
    at: momentSchema,
  }),
  /** The hub said that this copy of the folder parts from what it holds, and this is who the copy will be. */
  z.object({
    kind: z.literal('parted'),
    forkSeq: z.int().min(1),
    newDeviceId: idSchema<'Device'>(),
    keySeed: z.base64(),
    at: momentSchema,
  }),
  /** This copy is another device from here on: its chain begins anew, and its people have these certificates. */
  z.object({
    kind: z.literal('renamed'),
    deviceId: idSchema<'Device'>(),
    keySeed: z.base64(),
    was: idSchema<'Device'>(),
    deviceName: z.string(),
    token: z.string(),
    certificates: z.array(signedChangeSchema),
    at: momentSchema,
  }),
  /** A person chose a PIN here: their key, sealed, and the hub's word on it. A second one of a person takes its place. */
  z.object({
    kind: z.literal('person-key'),
    salt: z.base64(),
    sealed: z.base64(),
    certificate: signedChangeSchema,
    at: momentSchema,
  }),
  /** The same key under another PIN. */
  z.object({
    kind: z.literal('pin-changed'),
    staffId: idSchema<'Staff'>(),
    salt: z.base64(),
    sealed: z.base64(),
    at: momentSchema,
  }),
  /** The hub vouched on for a key that is here. */
  z.object({ kind: z.literal('person-certified'), certificate: signedChangeSchema, at: momentSchema }),
  /** A PIN is about to be tried: written before it is, so that nothing undoes the count. */
  z.object({ kind: z.literal('pin-tried'), staffId: idSchema<'Staff'>(), at: momentSchema }),
  /** The hub vouches no more for who had a key here: it is not used again, and thrown away. */
  z.object({
    kind: z.literal('person-gone'),
    staffId: idSchema<'Staff'>(),
    problem: refusalReasonSchema,
    at: momentSchema,
  }),
  /**
   * The centre took this device its access, and everything it made is handed in: nobody has a key here any more, and
   * nothing of before is told to a page, until the hub lets it in again.
   */
  z.object({ kind: z.literal('shut-out'), at: momentSchema }),
  /** It was the right one. */
  z.object({ kind: z.literal('pin-right'), staffId: idSchema<'Staff'>(), at: momentSchema }),
]);
export type JournalEntry = z.infer<typeof journalEntrySchema>;

export type ReceiptsEntry = Extract<JournalEntry, { kind: 'receipts' }>;

/** Y18: receipts of a hub that has it on disk. One that has it in memory only may lose it with the next power cut. */
export const isKept = ({ durability }: Pick<ReceiptsEntry, 'durability'>): boolean =>
  durability === 'flushed';

export type PositionedEntry = { readonly position: number; readonly entry: JournalEntry };
