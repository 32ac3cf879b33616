/** The journal, as the page has it: it appends to it and reads it from a position on. */
import { z } from 'zod';
import { draftSchema, signedChangeSchema } from '../protocol/change';
import type { PositionedEntry } from '../protocol/journal-entry';
import { idSchema, momentSchema } from '../values/identity';
import { defineContract } from './contract';
import { bytes, nothing } from './schemas';

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

/** As many as the largest table of people that is read can become, with everything that comes along of each of them. */
export const mostDrafts = 300_000;

/** What one append records. */
export const draftsSchema = z.array(draftSchema).min(1).max(mostDrafts);

/** Largest piece of drafts that is laid ready at once: small enough to cross without a pause that a person feels. */
export const stagePieceBytes = 512 * 1024;

export const journalContract = defineContract({
  name: 'journal',
  calls: {
    /** Records the drafts as changes, all or none, and resolves after they are flushed to disk. Repeating is harmless. */
    append: {
      input: z.object({
        drafts: draftsSchema,
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
    /**
     * Lays a piece of many drafts ready, in order; nothing is recorded by it. The pieces together are the JSON of the
     * drafts that one `append` would get. What is not appended within minutes is let go.
     */
    stage: {
      input: z.object({
        stageId: z.uuid(),
        /** Bytes that were laid ready before. */
        at: z.int().min(0),
        bytes: bytes.refine(({ length }) => length <= stagePieceBytes, 'expected a smaller piece'),
      }),
      output: nothing,
    },
    /** Records what was laid ready, as `append` does: all or none, flushed. `stage-missing`: lay it ready anew. */
    appendStaged: {
      input: z.object({
        stageId: z.uuid(),
        /** Of all pieces together. */
        bytes: z.int().min(1),
        actorId: idSchema<'Staff'>().optional(),
      }),
      output: z.object({ position: z.int().min(1), savedAt: momentSchema }),
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
