/**
 * A row of the audit log: what a person or a device did at the hub. It holds ids and no names; whoever reads it joins the
 * names, so that a name that is taken out of the records is taken out of the log as well.
 */
import { z } from 'zod';
import { idSchema, momentSchema } from './identity';

/** What the hub of this version tells. A later one may tell more. */
export const auditKinds = [
  'session-opened',
  'device-handed',
  'device-handed-back',
  'certificate-given',
  'certificate-renewed',
  'code-made',
  'code-used',
  'device-joined',
  'device-access',
  'device-refused',
  'device-doubled',
  'devices-read',
  'roles-changed',
  'change-refused',
  'doubted',
  'doubt-decided',
  'first-load',
  'pulled',
  'body-received',
  'body-read',
  'candidate-signed-in',
  'candidate-wrote',
  'candidate-read',
  'put-back',
  'brought-back',
  'sheet-issued',
  'centre-made',
  'backup-made',
  'audit-read',
  'catalogue-read',
  'catalogue-changed',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What a row can be about. */
export const auditAbouts = [
  'staff',
  'participant',
  'device',
  'assessment',
  'certificate',
  'one-time-code',
  'change',
] as const;
export type AuditAbout = { readonly kind: (typeof auditAbouts)[number]; readonly id: string };

/** Which rows somebody wants, the newest first; null: whichever. */
export const auditFilterSchema = z.object({
  /** Only those with smaller numbers: where the page before ended. */
  before: z.int().min(1).nullable(),
  limit: z.int().min(1).max(500),
  /** Who did it, or whom it is about. */
  staffId: idSchema<'Staff'>().nullable(),
  deviceId: idSchema<'Device'>().nullable(),
  what: z.string().max(60).nullable(),
  /** From this moment on, and up to that one without it. */
  since: momentSchema.nullable(),
  until: momentSchema.nullable(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** Of a row that tells of nothing that went wrong; any other outcome is the code of a problem or of a doubt. */
export const auditDone = 'done';

export const auditEntrySchema = z.object({
  /** 1, 2, 3 … per organisation, without gaps but for what was pruned at the beginning. */
  number: z.int().min(1),
  /** By the hub's clock; of a row that counts, of the first time. */
  at: momentSchema,
  lastAt: momentSchema,
  /** How often within the hour, or how many changes. */
  count: z.int().min(1),
  /** One of `auditKinds`, or what a later hub tells. */
  what: z.string(),
  /** `command`: somebody at the command line of the hub, whose name the hub does not know; `candidate`: whom it is about. */
  origin: z.string(),
  deviceId: idSchema<'Device'>().nullable(),
  staffId: idSchema<'Staff'>().nullable(),
  sessionId: idSchema<'Session'>().nullable(),
  about: z.object({ kind: z.string(), id: z.string() }).nullable(),
  outcome: z.string(),
  /** Roles, an access, the kind of a change, the purpose of a code. */
  detail: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditAnswerSchema = z.object({
  entries: z.array(auditEntrySchema),
  /** Whether there are older ones. */
  hasMore: z.boolean(),
});
export type AuditAnswer = z.infer<typeof auditAnswerSchema>;
