/** This device: who it is, whom it belongs to, and how its storage is doing. Who works on it: `people-contract`. */
import { z } from 'zod';
import { idSchema, momentSchema } from '../values/identity';
import { defineContract } from './contract';
import { bytes, nothing } from './schemas';

export const deviceProfileSchema = z.object({
  deviceId: idSchema<'Device'>(),
  deviceName: z.string(),
  organisationId: idSchema<'Organisation'>().nullable(),
  organisationName: z.string().nullable(),
  hubUrl: z.string().nullable(),
  /** The centre took this device its access, and what opened things on it is thrown away. */
  isShutOut: z.boolean(),
  /** Staff member working on this device. */
  actorId: idSchema<'Staff'>().nullable(),
  /** The candidate whom they handed the device to: its window is about them alone. Null: nobody. */
  handedTo: idSchema<'Participant'>().nullable(),
  host: z.enum(['electron', 'node']),
  appVersion: z.string(),
});
export type DeviceProfile = z.infer<typeof deviceProfileSchema>;

export const storageHealthSchema = z.object({
  folder: z.string(),
  exportFolder: z.string(),
  journalBytes: z.int().min(0),
  journalEntries: z.int().min(0),
  freeBytes: z.number().min(0),
  /** Enough free space to start a new exam. */
  mayStartExam: z.boolean(),
  /** The disk is so full that nothing can be saved; what is there can be looked at and exported. */
  isReadOnly: z.boolean(),
  /** How the device key is kept: the keychain of the system, a file only this user can read, or keychain without a password. */
  keyProtection: z.enum(['keychain', 'file', 'keychain-basic']),
  /** Wrong PINs are counted outside the folder, too, so that a copy of it gives none back; else that place cannot be written. */
  countsOutside: z.boolean(),
  /** What opening the journal found: null when it was whole. Shown to the user once. */
  recovered: z
    .object({
      keptEntries: z.int(),
      tornBytes: z.int(),
      tornFile: z.string(),
      at: momentSchema,
      /** Files of the journal that were there before and are gone; what stood in them is not on this device any more. */
      missingFiles: z.int().min(1).optional(),
    })
    .nullable(),
});
export type StorageHealth = z.infer<typeof storageHealthSchema>;

export const deviceContract = defineContract({
  name: 'device',
  calls: {
    enrol: {
      input: z.object({
        hubUrl: z.string().max(500),
        code: z.string().max(80),
        deviceName: z.string().min(1).max(200),
      }),
      output: z.object({
        profile: deviceProfileSchema,
        /** For whoever the link code named: with it they choose their PIN (`people.begin`); null when it named nobody. */
        personalCode: z.string().nullable(),
      }),
    },
    /** AES-256-GCM key for the cache, from the device secret. The page keeps it non-extractable. */
    cacheKey: { input: nothing, output: z.object({ key: bytes }) },
    storageHealth: { input: nothing, output: storageHealthSchema },
    /** How many printers the system has; null where this host cannot see them. */
    printers: { input: nothing, output: z.object({ count: z.int().min(0).nullable() }) },
    /** Gives up what this program can do without on the disk, and tries to save again where it could not. */
    makeRoom: { input: nothing, output: storageHealthSchema },
    /** Notes where the examiner is in an exam, for after a crash; null outside of one. Holds ids and nothing else. */
    keepPlace: { input: z.object({ path: z.string().max(120).nullable() }), output: nothing },
    /** What was noted last. */
    lastPlace: { input: nothing, output: z.object({ path: z.string().nullable() }) },
  },
  states: { profile: deviceProfileSchema },
  notices: {
    /** The program is about to end; everything acknowledged is on disk. */
    closing: nothing,
  },
});
