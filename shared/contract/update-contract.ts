/**
 * Updates of the program, as far as the page has to do with them: it asks and shows, main checks and decides. The page
 * never names a file or an address; the folder of a USB stick is chosen in a dialog of the host.
 */
import { z } from 'zod';
import { localised, momentSchema } from '../values/identity';
import { problemSchema } from '../values/problem-schema';
import { defineContract } from './contract';
import { nothing } from './schemas';

export const updateStatusSchema = z.object({
  /** The version that runs now. */
  version: z.string(),
  /** Who updates this installation: itself, its administrator, whoever set up the browser's host, or nobody (not packed). */
  way: z.enum(['itself', 'administrator', 'browser-host', 'not-packed']),
  /** An address for updates is set; else a stick is the only way. */
  hasAddress: z.boolean(),
  phase: z.enum(['idle', 'looking', 'found', 'up-to-date', 'taking', 'ready', 'installing']),
  /** The version that was found, or is checked and kept. Its signature was checked. */
  offered: z
    .object({
      version: z.string(),
      releasedAt: momentSchema,
      bytes: z.int(),
      notes: localised(4000),
    })
    .nullable(),
  /** Bytes of it that were taken in and checked so far. */
  takenBytes: z.int().min(0),
  /** It will be installed when the program starts next and no exam is running. */
  isForNextStart: z.boolean(),
  /** Why the last step did not go through. */
  problem: problemSchema.nullable(),
});
export type UpdateStatus = z.infer<typeof updateStatusSchema>;

export const updateContract = defineContract({
  name: 'update',
  calls: {
    /** Looks at the address of the administrator. Takes nothing. */
    check: { input: nothing, output: updateStatusSchema },
    /** Takes in what was found, and checks it. */
    take: { input: nothing, output: updateStatusSchema },
    /** Lets the user choose a folder, and takes in and checks the update in it. */
    fromFolder: { input: nothing, output: updateStatusSchema },
    /** Ends the program and installs what is kept. During an exam: at the next start. */
    install: { input: nothing, output: updateStatusSchema },
  },
  states: { status: updateStatusSchema },
  notices: {},
});
