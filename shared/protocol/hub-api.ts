/**
 * What goes over the wire to and from the hub, as schemas. Which endpoint takes which of them, and who may call it,
 * stands in `hub-contract.ts`.
 */
import { z } from 'zod';
import { deviceAccesses } from '../records/device-access';
import { auditFilterSchema } from '../values/audit-entry';
import { idSchema, momentSchema } from '../values/identity';
import { identityProviderSchema } from '../values/identity-provider';
import { problemSchema } from '../values/problem-schema';
import { seesSchema } from '../values/sees';
import { printable, sequencedChangeSchema, signedChangeSchema } from './change';
import { type HubWord, hubWordSchema } from './hub-word';

export const digestHeader = 'vakproef-digest';
/** The hub's signature over `composeLoadWord` of the bytes. */
export const signatureHeader = 'vakproef-signature';
export const seenHeader = 'vakproef-seen';
/** `<version of the program> <how many changes wait>`: what a device tells of itself with each request. */
export const deviceHeader = 'vakproef-device';
/** `<its clock in ms since 1970> <ms that its program runs> <first number of its chain that this run can have given>`. */
export const clockHeader = 'vakproef-clock';
export const timeHeader = 'vakproef-time';

/** How a failure travels. */
export const failureSchema = z.object({ problem: problemSchema });

export const enrolRequestSchema = z.object({
  /** One-time code, as typed: letters, digits and dashes, any case. */
  code: z.string().min(1).max(80),
  deviceId: idSchema<'Device'>(),
  deviceName: z.string().max(200).regex(printable),
  /** Ed25519 public key, raw 32 bytes, base64. */
  publicKey: z.string().max(80),
});
export const enrolAnswerSchema = z.object({
  organisationId: idSchema<'Organisation'>(),
  organisationName: z.string(),
  /** Secret of this device for later requests; the hub keeps only its hash. */
  token: z.string(),
  hubId: z.uuid(),
  /** Ed25519 public key of the hub, raw 32 bytes, base64: receipts are checked against it. */
  hubPublicKey: z.string(),
  epoch: z.uuid(),
  /** By which somebody can at once get a key on this device; null where the code named nobody. */
  personalCode: z.string().nullable(),
});

export const certifyRequestSchema = z.object({
  /** Personal code, as typed. Null only in a sample centre, where `staffId` says who. */
  code: z.string().max(80).nullable(),
  staffId: idSchema<'Staff'>().nullable(),
  /** The person's new Ed25519 key, raw 32 bytes, base64. */
  publicKey: z.string().max(80),
  /** By that key, over `keyStatement`, base64. */
  proof: z.string().max(120),
  /**
   * In the place of a code: what the centre's identity provider says of who signed in, with the `keyNonce` of this key in
   * it.
   */
  idToken: z.string().max(16_384).optional(),
});
export const renewRequestSchema = z.object({ serial: idSchema<'Certificate'>() });
/** A copy of a device's folder takes an id of its own; see `part-statement`. */
export const partRequestSchema = z.object({
  deviceId: idSchema<'Device'>(),
  /** The new device's Ed25519 key, raw 32 bytes, base64. */
  publicKey: z.string().max(80),
  /** Numbers in the old id's chain: where this copy parted from the other, and where its branch ends. */
  forkSeq: z.int().min(1),
  endSeq: z.int().min(1),
  /** Of the certificates that people have on this copy. */
  serials: z.array(idSchema<'Certificate'>()).max(100),
  /** By the old key and by the new one, over `partStatement`, base64. */
  proof: z.string().max(120),
  keyProof: z.string().max(120),
  /** By which it will be known: 32 bytes that only who has the new key can know, the same each time it asks. */
  token: z.string().regex(/^[\w-]{43}$/),
});
export const partAnswerSchema = z.object({
  deviceName: z.string(),
  /** The same keys of people, on the new id. Whoever is not among them has none there. */
  certificates: z.array(signedChangeSchema),
});
export type PartRequest = z.infer<typeof partRequestSchema>;
export type PartAnswer = z.infer<typeof partAnswerSchema>;

/** The change that carries it, as every other device will read it. */
export const certificateAnswerSchema = z.object({ certificate: signedChangeSchema });

/** The centre's identity provider; null: there is none. */
export const identityProviderAnswerSchema = z.object({ provider: identityProviderSchema.nullable() });

/** @param sessionId of an administrator, opened last on the asking device */
export const devicesQuerySchema = z.object({ sessionId: idSchema<'Session'>() });
export const listedDeviceSchema = z.object({
  deviceId: idSchema<'Device'>(),
  name: z.string(),
  enrolledAt: momentSchema,
  /** Of its last request, to about a minute; null where there was none since it joined. */
  lastSeenAt: momentSchema.nullable(),
  /** Version of its program, and how many changes waited, as it told last. */
  program: z.string().nullable(),
  waiting: z.int().min(0).nullable(),
  access: z.enum(deviceAccesses),
  /** Who has a key on it, and until when the hub vouches for it. */
  certificates: z.array(z.object({ staffId: idSchema<'Staff'>(), validUntil: momentSchema })),
});
const wanted = auditFilterSchema.shape;
/** As `AuditFilter`, in a query: what is not said is not asked for. @param sessionId of an administrator, as above */
export const auditQuerySchema = z.object({
  sessionId: idSchema<'Session'>(),
  before: z.coerce.number().pipe(wanted.before.unwrap()).optional(),
  limit: z.coerce.number().pipe(wanted.limit).default(100),
  staffId: wanted.staffId.unwrap().optional(),
  deviceId: wanted.deviceId.unwrap().optional(),
  what: wanted.what.unwrap().optional(),
  since: wanted.since.unwrap().optional(),
  until: wanted.until.unwrap().optional(),
});

export const devicesAnswerSchema = z.object({ devices: z.array(listedDeviceSchema) });

/**
 * A change as it comes in. What is wrong with one of them is a refusal of that one (`signedChangeSchema` at the hub's
 * door), never of the push.
 */
const pushedChangeSchema = z.object({ text: z.string(), hash: z.string(), signature: z.string() });
export type PushedChange = z.infer<typeof pushedChangeSchema>;
export const pushRequestSchema = z.object({ changes: z.array(pushedChangeSchema).min(1).max(500) });

/** Says of one change: the hub holds these bytes. The same change always gets the same receipt. */
export const receiptSchema = z.object({
  changeId: idSchema<'Change'>(),
  hash: z.string(),
  seq: z.int().min(1),
  receivedAt: momentSchema,
  /** Number a person can read aloud, e.g. `8F2C-19A0`. */
  number: z.string(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** A hub is renewed before its devices: a reason that this version has no word for is still a reason. */
export const refusalReasonSchema = problemSchema.extend({
  code: problemSchema.shape.code.catch('reason-unknown'),
});
export const refusalSchema = z.object({ changeId: idSchema<'Change'>(), problem: refusalReasonSchema });
export type Refusal = z.infer<typeof refusalSchema>;

/** What the hub signs. `durability`: `flushed` = on disk at the hub; `memory` = a test hub without fsync. */
export const receiptListSchema = z.object({
  hubId: z.uuid(),
  epoch: z.uuid(),
  durability: z.enum(['flushed', 'memory']),
  deviceId: idSchema<'Device'>(),
  receipts: z.array(receiptSchema),
  /** Changes the hub will not take, with the reason. They stay on the device and are shown. */
  refusals: z.array(refusalSchema),
  /** What this device should know of itself, beside what became of its changes. */
  notice: refusalReasonSchema.optional(),
});
export type ReceiptList = z.infer<typeof receiptListSchema>;

/** The text is that of a `receiptListSchema`. */
export const pushAnswerSchema = hubWordSchema;
export type PushAnswer = HubWord;

/** Most changes that one page holds. */
export const maxPageCount = 2000;
export const pullQuerySchema = z.object({
  /** The cursor: the last sequence that the device has read. */
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  limit: z.coerce.number().int().min(1).default(maxPageCount),
  /** Highest number in its own chain for which this device holds a receipt, and that change's hash: see H14. */
  ownSeq: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  ownHash: z
    .string()
    .regex(/^([0-9a-f]{64})?$/)
    .default(''),
  /** What the first load that the device stands on was made for, as its index says, and that load's cursor. */
  sees: seesSchema.optional(),
  loadedAt: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});
export const pullAnswerSchema = z.object({
  epoch: z.uuid(),
  /** Numbers run upward. Those up to where was asked from are of what became this device's since (H43). */
  changes: z.array(sequencedChangeSchema),
  /** Sequence up to which this page tells everything; ask on from here. */
  cursor: z.int().min(0),
  hasMore: z.boolean(),
  /**
   * What this device may see is other than what its first load was made for, by more than a page brings: it loads anew
   * and shows nothing else from then on (H44). Such a page holds no changes.
   */
  mustLoad: z.literal(true).optional(),
  /** The hub's signature over `composePageWord` of this page; a page that says nothing has none. */
  signature: z.string().max(120).optional(),
});
export type PullAnswer = z.infer<typeof pullAnswerSchema>;

export const healthAnswerSchema = z.object({
  hubId: z.uuid(),
  /** `degraded`: it answers, but what it receipts is not on disk. A hub whose database does not answer says 503. */
  state: z.enum(['ready', 'degraded']),
  protocol: z.int(),
  protocolFloor: z.int(),
  time: momentSchema,
});

export const epochAnswerSchema = z.object({ epoch: z.uuid() });
const changeIdsSchema = z.array(idSchema<'Change'>()).max(1000);
export const missingRequestSchema = z.object({ changeIds: changeIdsSchema });
export const missingAnswerSchema = z.object({ missing: changeIdsSchema });
export const bringBackRequestSchema = z.object({
  /** The hub's word that it held them once, where the device has one. */
  word: hubWordSchema.nullable(),
  changes: z.array(pushedChangeSchema).min(1).max(500),
});
/** How many of them the hub holds now. */
export const bringBackAnswerSchema = z.object({ held: z.int().min(0) });

export type EnrolRequest = z.infer<typeof enrolRequestSchema>;
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;
export type CertifyRequest = z.infer<typeof certifyRequestSchema>;
export type CertificateAnswer = z.infer<typeof certificateAnswerSchema>;
export type ListedDevice = z.infer<typeof listedDeviceSchema>;
