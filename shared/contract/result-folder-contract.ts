/**
 * The folder that main fills with results as they come in. The page composes what goes into a file and says of which signature it
 * is; which folder it is, and what a file is called there, main decides. The page is told the path to show it, and never sends one.
 */
import { z } from 'zod';
import { idSchema, momentSchema } from '../values/identity';
import { problemSchema } from '../values/problem-schema';
import { defineContract } from './contract';
import { bytes, nothing } from './schemas';

/** What can be written of a result. */
export const resultFileKinds = ['oke', 'oeapi', 'pdf'] as const;
const kindSchema = z.enum(resultFileKinds);
export type ResultFileKind = z.infer<typeof kindSchema>;

export const resultFolderStatusSchema = z.object({
  /** Null: none is chosen, and nothing is written. `id`: of the folder itself, wherever it comes to stand. */
  folder: z.object({ id: z.string(), place: z.string() }).nullable(),
  kinds: z.array(kindSchema),
  /** Files that were put there so far, by this device or by another that fills the same folder. */
  written: z.int().min(0),
  lastAt: momentSchema.nullable(),
  /** Why the last try wrote nothing more. */
  problem: problemSchema.nullable(),
});
export type ResultFolderStatus = z.infer<typeof resultFolderStatusSchema>;

export const signatureIdSchema = idSchema<'Change'>();
const fileKeySchema = z.object({ changeId: signatureIdSchema, kind: kindSchema });
export type ResultFileKey = z.infer<typeof fileKeySchema>;
const missingSchema = fileKeySchema.extend({
  /** It is there, and lacks what was not known when it was written. */
  isPartial: z.literal(true).optional(),
});
export type MissingFile = z.infer<typeof missingSchema>;

export const mostAsked = 5000;
export const mostFiles = 60;

export const resultFolderContract = defineContract({
  name: 'resultFolder',
  calls: {
    /** Lets the user choose the folder, where the host can ask; else it is the one that the host was started with. */
    choose: { input: nothing, output: z.object({ outcome: z.enum(['chosen', 'cancelled']) }) },
    /** What is written from now on; of a kind that is new, everything. */
    setKinds: { input: z.object({ kinds: z.array(kindSchema).max(3) }), output: nothing },
    /** Nothing more is written. What stands in the folder stays. */
    stop: { input: nothing, output: nothing },
    /** What of these signatures is not there yet, or not all of it. Refused while the folder cannot be reached. */
    missing: {
      input: z.object({
        folderId: z.string().max(100),
        changeIds: z.array(signatureIdSchema).max(mostAsked),
      }),
      output: z.object({ missing: z.array(missingSchema) }),
    },
    /**
     * Writes these, each whole or not at all, and never twice; but one that lacked something gives way to one that lacks nothing.
     * `isPartial`: something that goes into it is not known yet. `written`: those that are there by this call; what another had
     * written is counted and not named. `left`: those that did not go, because the folder refused in between. A folder that was
     * changed meanwhile gets nothing.
     */
    put: {
      input: z.object({
        folderId: z.string().max(100),
        files: z
          .array(
            fileKeySchema.extend({ name: z.string().max(200), bytes, isPartial: z.boolean().optional() }),
          )
          .min(1)
          .max(mostFiles),
      }),
      output: z.object({ written: z.array(fileKeySchema), left: z.array(fileKeySchema) }),
    },
  },
  states: { status: resultFolderStatusSchema },
  notices: {},
});
