/** The journal, as the page has it: it appends to it and reads it from a position on. */
import { z } from 'zod';
import { draftSchema, signedChangeSchema } from '../protocol/change';
import type { PositionedEntry } from '../protocol/journal-entry';
import { idSchema, momentSchema } from '../values/identity';
import { defineContract } from './contract';
import { bytes } from './schemas';

/**
 * Where the journal ends. `journalId` changes only when a new journal is begun; `hash` chains all frames up to here. Of what
 * the hub told before the position `hubSince` nothing is told; a view that was built when it was another is built anew.
 */
export const journalHeadSchema = z.object({
  journalId: z.uuid(),
  position: z.int().min(0),
  hash: z.string(),
  hubSince: z.int().min(1).optional(),
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
      input: z.object({
        drafts: z.array(draftSchema).min(1).max(50_000),
        /** Whose they are: refused (`device-locked`) while somebody else works here, or nobody. Absent: whoever does. */
        actorId: idSchema<'Staff'>().optional(),
      }),
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
    /** The same entries as they lie in the journal (`journal-lines.ts`), for whoever reads all of it. */
    readLines: {
      input: z.object({ from: z.int().min(1), limit: z.int().min(1).max(5000) }),
      output: z.object({ first: z.int().min(1), lines: bytes, head: journalHeadSchema }),
    },
  },
  states: { head: journalHeadSchema },
  notices: {},
});
