/**
 * What people type and is not recorded yet: main keeps it on disk, per person, from within a second after the key until
 * it is recorded or given up. It is no record: it is signed by nobody and goes to no hub.
 */
import { z } from 'zod';
import { idSchema, momentSchema } from '../values/identity';
import { defineContract } from './contract';

/** Far above what any field takes: what does not fit the field is kept all the same until somebody shortens it. */
export const mostTypedLength = 200_000;

/** Whoever types here: somebody of the centre, or a candidate whom the device was handed to. */
const typistId = z.union([idSchema<'Staff'>(), idSchema<'Participant'>()]);
export type TypistId = z.infer<typeof typistId>;

const fieldSchema = z.string().min(1).max(200);
const typedTextSchema = z.object({ field: fieldSchema, text: z.string().max(mostTypedLength) });
export type TypedText = z.infer<typeof typedTextSchema>;

export const typedContract = defineContract({
  name: 'typed',
  calls: {
    /**
     * Keeps these texts; null forgets one. Resolves when it is on disk, and changes nothing when it cannot be. Refused
     * (`device-locked`) while somebody else works here, or nobody, or a candidate has the device and it is not theirs.
     */
    keep: {
      input: z.object({
        ownerId: typistId,
        texts: z
          .array(z.object({ field: fieldSchema, text: typedTextSchema.shape.text.nullable() }))
          .min(1)
          .max(500),
      }),
      output: z.object({ keptAt: momentSchema }),
    },
    /** Everything that is kept of this person; refused like `keep`. */
    read: {
      input: z.object({ ownerId: typistId }),
      output: z.object({ texts: z.array(typedTextSchema) }),
    },
  },
  states: {},
  notices: {},
});
