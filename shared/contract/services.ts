/**
 * The six contracts between the page and main. Main never asks the page anything; it only sends notices.
 * Bytes are `Uint8Array`; every transport carries them.
 */
import { z } from 'zod';
import { draftSchema, signedChangeSchema } from '../protocol/change';
import { problemSchema } from '../protocol/hub-api';
import type { PositionedEntry } from '../protocol/journal-entry';
import { languageCodes } from '../texts/languages';
import { idSchema, momentSchema } from '../values/identity';
import { type ClientOf, defineContract } from './contract';
import { updateContract } from './update-contract';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'expected bytes');
const nothing = z.object({});
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** Where the journal ends. `journalId` changes only when a new journal is begun; `hash` chains all frames up to here. */
export const journalHeadSchema = z.object({
  journalId: z.uuid(),
  position: z.int().min(0),
  hash: z.string(),
});
export type JournalHead = z.infer<typeof journalHeadSchema>;

/**
 * An entry was held to its schema when it was written, and is sealed since; a device reads hundreds of thousands of them
 * when it builds its view. Its outline is enough to tell a mistake in wiring.
 */
const positionedEntry = z.custom<PositionedEntry>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'position' in value &&
    Number.isInteger(value.position) &&
    'entry' in value &&
    typeof value.entry === 'object' &&
    value.entry !== null &&
    'kind' in value.entry,
  'expected an entry of the journal',
);

export const journalContract = defineContract({
  name: 'journal',
  calls: {
    /** Records the drafts as changes, all or none, and resolves after they are flushed to disk. Repeating is harmless. */
    append: {
      input: z.object({ drafts: z.array(draftSchema).min(1).max(5000) }),
      output: z.object({
        /** Position up to which the journal must be read to see all of them. */
        position: z.int().min(1),
        changes: z.array(signedChangeSchema),
        savedAt: momentSchema,
      }),
    },
    /** Entries from a position on (inclusive), and where the journal ends now. `from: 1` is the beginning. */
    read: {
      input: z.object({ from: z.int().min(1), limit: z.int().min(1).max(5000) }),
      output: z.object({ entries: z.array(positionedEntry), head: journalHeadSchema }),
    },
    head: { input: nothing, output: journalHeadSchema },
  },
  notices: { grew: journalHeadSchema },
});

/** Never says more than is true: `received` counts only what a checked receipt names. */
export const syncStatusSchema = z.object({
  phase: z.enum(['not-enrolled', 'idle', 'sending', 'fetching', 'waiting-for-hub']),
  /** Own changes without a receipt or refusal. */
  waiting: z.int().min(0),
  /** In the running round: sent so far, of how many. */
  sent: z.int().min(0),
  sending: z.int().min(0),
  /** Refused and not dealt with: no later version of that document was received. */
  refused: z.int().min(0),
  /** Texts the hub sent that are no change this program can place: skipped, and kept in the journal. */
  unreadable: z.int().min(0),
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
    status: { input: nothing, output: syncStatusSchema },
    /** Runs a round now (push, then pull to the end) and resolves with the status after it. */
    syncNow: { input: nothing, output: syncStatusSchema },
  },
  notices: { status: syncStatusSchema },
});

export const filesContract = defineContract({
  name: 'files',
  calls: {
    /** Writes a file the user asked for: temp file, fsync, rename. Never overwrites: a taken name gets a number. */
    save: {
      input: z.object({ suggestedName: z.string().min(1).max(200), bytes }),
      output: z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('saved'), place: z.string() }),
        z.object({ outcome: z.literal('cancelled') }),
      ]),
    },
    /** Shows a PDF in a viewer from where it can be printed. Kept in memory only. The page opens `url` when one is given. */
    preview: {
      input: z.object({ name: z.string().min(1).max(200), bytes }),
      output: z.object({ url: z.string().nullable() }),
    },
    /** Keeps bytes sealed on this device under their SHA-256. */
    putBody: { input: z.object({ bytes }), output: z.object({ digest }) },
    getBody: { input: z.object({ digest }), output: z.object({ bytes }) },
  },
  notices: {},
});

export const deviceProfileSchema = z.object({
  deviceId: idSchema<'Device'>(),
  deviceName: z.string(),
  organisationId: idSchema<'Organisation'>().nullable(),
  organisationName: z.string().nullable(),
  hubUrl: z.string().nullable(),
  /** Staff member working on this device. */
  actorId: idSchema<'Staff'>().nullable(),
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
  /** How the device key is kept: the keychain of the system, a file only this user can read, or keychain without a password. */
  keyProtection: z.enum(['keychain', 'file', 'keychain-basic']),
  /** What opening the journal found: null when it was whole. Shown to the user once. */
  recovered: z
    .object({ keptEntries: z.int(), tornBytes: z.int(), tornFile: z.string(), at: momentSchema })
    .nullable(),
});
export type StorageHealth = z.infer<typeof storageHealthSchema>;

export const deviceContract = defineContract({
  name: 'device',
  calls: {
    profile: { input: nothing, output: deviceProfileSchema },
    enrol: {
      input: z.object({
        hubUrl: z.string().max(500),
        code: z.string().max(80),
        deviceName: z.string().min(1).max(200),
      }),
      output: deviceProfileSchema,
    },
    /** Who works here from now on; null signs out. */
    signIn: { input: z.object({ staffId: idSchema<'Staff'>().nullable() }), output: deviceProfileSchema },
    /** AES-256-GCM key for the cache, from the device secret. The page keeps it non-extractable. */
    cacheKey: { input: nothing, output: z.object({ key: bytes }) },
    storageHealth: { input: nothing, output: storageHealthSchema },
  },
  notices: {
    /** The program is about to end; everything acknowledged is on disk. */
    closing: nothing,
    profile: deviceProfileSchema,
  },
});

/** What a menu of the host may ask of the page. The page says which of them it offers now; the others do nothing. */
export const pageCommandSchema = z.enum([
  'print',
  'export',
  'find',
  'lock',
  'today',
  'results',
  'sync',
  'settings',
]);
export type PageCommand = z.infer<typeof pageCommandSchema>;

/** What the page shows, as far as the host acts on it: its menus, keeping the display awake, asking before the end. */
export const pageViewSchema = z.object({
  language: z.enum(languageCodes),
  /** `marking`: an examiner is marking. `session`: another screen of a running assessment. */
  screen: z.enum(['marking', 'session', 'other']),
  commands: z.array(pageCommandSchema),
});
export type PageView = z.infer<typeof pageViewSchema>;

/** What the system asked the host to open: a screen, a file to look at, or why the file could not be read. */
export const openRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('screen'), path: z.string().max(300) }),
  z.object({ kind: z.literal('file'), name: z.string().max(300), bytes }),
  z.object({ kind: z.literal('unreadable'), name: z.string().max(300), problem: problemSchema }),
]);
export type OpenRequest = z.infer<typeof openRequestSchema>;

export const desktopContract = defineContract({
  name: 'desktop',
  calls: {
    pageShows: { input: pageViewSchema, output: nothing },
    /** The oldest request that no page has taken; each is given once. */
    takeRequest: { input: nothing, output: z.object({ request: openRequestSchema.nullable() }) },
  },
  notices: {
    run: z.object({ command: pageCommandSchema }),
    /** There is something to take. */
    requested: nothing,
  },
});

export const contracts = {
  journal: journalContract,
  sync: syncContract,
  files: filesContract,
  device: deviceContract,
  desktop: desktopContract,
  update: updateContract,
};

/** Typed clients of all contracts. */
export type HostClients = { readonly [K in keyof typeof contracts]: ClientOf<(typeof contracts)[K]> };
