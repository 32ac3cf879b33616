/**
 * Files that changes name (evidence, documents): their bytes cross in pieces, so that neither side ever holds a whole video.
 * A change may name a file from `finish` on. What became of it is told by the state `transfers`, and by the hand-in of the
 * change, which is not *received* before each file that it names is.
 */
import { z } from 'zod';
import { digestSchema } from '../values/identity';
import { problemSchema } from '../values/problem-schema';
import { defineContract } from './contract';
import { bytes, nothing } from './schemas';

/** Largest piece that crosses at once: no pause that a person feels. */
export const bodyPieceBytes = 1024 * 1024;

const bodyId = z.uuid();
const count = z.int().min(0);

export const transfersSchema = z.object({
  /** Files of changes made here of which the hub of now has not said that it holds them. */
  waiting: z.object({ count, bytes: count }),
  /** The one that is on its way; null while there is none. */
  sending: z
    .object({
      digest: digestSchema,
      sent: count,
      bytes: count,
      /** Measured over the last pieces; null before. */
      bytesPerSecond: count.nullable(),
    })
    .nullable(),
  /** Somebody is marking and the line is slow: files wait until marks are through and the pause is over. */
  isPaused: z.boolean(),
  /** Files that did not get through at the last try, and why; each is tried again by itself. */
  failures: z.array(z.object({ digest: digestSchema, bytes: count, problem: problemSchema })),
  /** How large a file may be for the hub, by its last answer, in an earlier run as well; 0: it takes none; null: not heard yet. */
  mostBytes: count.nullable(),
  /** What comes from the hub now. */
  fetching: z.array(z.object({ digest: digestSchema, fetched: count, bytes: count })),
});
export type Transfers = z.infer<typeof transfersSchema>;

export const bodiesContract = defineContract({
  name: 'bodies',
  calls: {
    /** Begins a file of so many bytes. What is begun and not finished is let go, at the latest at the next start. */
    begin: {
      input: z.object({ bytes: z.int().min(1) }),
      output: z.object({ bodyId }),
    },
    /** Adds the piece that comes next; `at`: how many bytes came before it. `stage-missing`: begin anew. */
    append: {
      input: z.object({
        bodyId,
        at: count,
        bytes: bytes.refine(({ length }) => length <= bodyPieceBytes, 'expected a smaller piece'),
      }),
      output: nothing,
    },
    /** Resolves when the file is on the disk and was read back: from here on a change may name it. */
    finish: {
      input: z.object({ bodyId }),
      output: z.object({ digest: digestSchema, bytes: count }),
    },
    abandon: { input: z.object({ bodyId }), output: nothing },
    /** A range of a file that is on this device; fewer bytes at its end. `body-missing`: fetch it first. */
    read: {
      input: z.object({
        digest: digestSchema,
        from: count,
        length: z.int().min(1).max(bodyPieceBytes),
      }),
      output: z.object({ bytes }),
    },
    /** Sees to it that the file is on this device: at once when it is, else fetched from the hub. Says how long it is. */
    fetch: {
      input: z.object({ digest: digestSchema }),
      output: z.object({ bytes: count }),
    },
    /** Writes a file that is on this device where the user keeps files; it never crosses to the page, and nothing opens it. */
    save: {
      input: z.object({ digest: digestSchema, suggestedName: z.string().min(1).max(200) }),
      output: z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('saved'), place: z.string() }),
        z.object({ outcome: z.literal('cancelled') }),
      ]),
    },
  },
  states: { transfers: transfersSchema },
  notices: {},
});
