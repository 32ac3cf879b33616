/** The exchange with the hub: how far handing in has come, and a round on request. */
import { z } from 'zod';
import { devicesAnswerSchema } from '../protocol/hub-api';
import { unprovedReasons } from '../protocol/journal-entry';
import { auditAnswerSchema, auditFilterSchema } from '../values/audit-entry';
import { idSchema, momentSchema } from '../values/identity';
import { problemSchema } from '../values/problem-schema';
import { defineContract } from './contract';
import { nothing } from './schemas';

/** Never says more than is true: `received` counts only what a checked receipt names. */
export const syncStatusSchema = z.object({
  phase: z.enum(['not-enrolled', 'idle', 'sending', 'fetching', 'waiting-for-hub']),
  /** Own changes without a receipt or refusal. */
  waiting: z.int().min(0),
  /** Files that own changes name and the hub has not said to hold; absent: none. Nothing is received without its files. */
  filesWaiting: z.object({ count: z.int().min(1), bytes: z.int().min(0) }).optional(),
  /** In the running round: sent so far, of how many. */
  sent: z.int().min(0),
  sending: z.int().min(0),
  /** Refused and not dealt with: no later version of that document was received. */
  refused: z.int().min(0),
  /** Texts the hub sent that are no change this program can place: skipped, and kept in the journal. */
  unreadable: z.int().min(0),
  /** Changes that came from the hub and that nothing proves, by who is said to have made them and why (Y19). */
  unproved: z.array(
    z.object({
      deviceId: idSchema<'Device'>().nullable(),
      /** As the centre calls it; null where the hub told of no such device. */
      name: z.string().nullable(),
      why: z.enum(unprovedReasons),
      count: z.int().min(1),
    }),
  ),
  /** Something that the hub erased still lies on this device's disk, on no screen, until the program starts again; absent: nothing. */
  erasesAtStart: z.boolean().optional(),
  lastReceiptNumber: z.string().nullable(),
  lastReceivedAt: momentSchema.nullable(),
  /** When the hub last answered anything. */
  lastContactAt: momentSchema.nullable(),
  /** Why the last round did not reach its end; null when it did. */
  problem: problemSchema.nullable(),
  /** Device clock minus hub clock in milliseconds at the last contact; null when never measured. */
  clockSkewMs: z.number().nullable(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

export const syncContract = defineContract({
  name: 'sync',
  calls: {
    /** Runs a round now (push, then pull to the end) and resolves with the status after it. */
    syncNow: { input: nothing, output: syncStatusSchema },
    /** The centre's devices as the hub sees them. Asks the hub; only while an administrator works here. */
    devices: { input: nothing, output: devicesAnswerSchema },
    /** A page of the hub's audit log, likewise. */
    audit: { input: auditFilterSchema, output: auditAnswerSchema },
  },
  states: { status: syncStatusSchema },
  notices: {},
});
