/**
 * Who works on this device, and how they prove it: a PIN of their own opens a key of their own (`docs/RIGHTS.md`). A PIN
 * crosses here and goes nowhere else: it is kept in no form, and written to no log.
 */
import { z } from 'zod';
import { personSignatureSchema } from '../records/person-signature';
import { digestSchema, idSchema, momentSchema } from '../values/identity';
import { problemSchema } from '../values/problem-schema';
import { roleNameSchema } from '../values/role';
import { defineContract } from './contract';
import { nothing } from './schemas';

export const pinSchema = z.string().min(1).max(200);
const pin = pinSchema;

export const sessionSchema = z.object({
  sessionId: idSchema<'Session'>(),
  staffId: idSchema<'Staff'>(),
  /** What the certificate says they are. */
  roles: z.array(roleNameSchema),
  openedAt: momentSchema,
});
export type Session = z.infer<typeof sessionSchema>;

const personSchema = z.object({
  staffId: idSchema<'Staff'>(),
  /** Until when the hub vouches for them without a contact. Marking goes on after it; the hub will ask about it. */
  validUntil: momentSchema,
  /** How many wrong PINs there may still be; 0: a new personal code is needed. */
  triesLeft: z.int().min(0),
  /** How long from now until the next try, in milliseconds. */
  waitMs: z.number().min(0),
});

export const peopleSchema = z.object({
  /** Everybody with a PIN on this device. */
  persons: z.array(personSchema),
  /** Who works here now; null when the device is locked. */
  session: sessionSchema.nullable(),
  /** Of whom the hub said, in this run of the program, that it does not vouch for their key here any more, and why. */
  refusals: z.array(z.object({ staffId: idSchema<'Staff'>(), problem: problemSchema })),
});
export type People = z.infer<typeof peopleSchema>;

export const peopleContract = defineContract({
  name: 'people',
  calls: {
    /**
     * First use: a personal code becomes a key with this PIN, and the person works here. Asks the hub. In a sample centre
     * no code is needed, and `staffId` says who.
     */
    begin: {
      input: z.object({
        code: z.string().max(80).nullable(),
        staffId: idSchema<'Staff'>().nullable(),
        pin,
      }),
      output: sessionSchema,
    },
    /** Works offline. */
    unlock: { input: z.object({ staffId: idSchema<'Staff'>(), pin }), output: sessionSchema },
    /** Nobody works here from now on. */
    lock: { input: nothing, output: nothing },
    /**
     * Hands the device to a candidate for their portfolio (`while-handed`), until it is locked or somebody unlocks it: over a
     * reload and a restart, too. By an administrator at work, in whose session they then add.
     */
    handOver: {
      input: z.object({
        participantId: idSchema<'Participant'>(),
        /** All by which this person is known here: their own, and those of whoever was merged with them. */
        ids: z.array(idSchema<'Participant'>()).min(1).max(200),
      }),
      output: nothing,
    },
    changePin: {
      input: z.object({ staffId: idSchema<'Staff'>(), pin, newPin: pin }),
      output: nothing,
    },
    /** Signs an act that binds whoever works here, with the PIN typed anew (`actStatement`). */
    confirm: {
      input: z.object({
        pin,
        type: z.string().min(1).max(60),
        subjectId: z.string().min(1).max(64),
        digest: digestSchema,
      }),
      output: personSignatureSchema,
    },
  },
  states: { people: peopleSchema },
  notices: {},
});
