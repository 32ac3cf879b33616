/** Files: those that a user asks for, and bodies that the device keeps sealed under their digest. */
import { z } from 'zod';
import { signedChangeSchema } from '../protocol/change';
import { hubWordSchema } from '../protocol/hub-word';
import { fileSealSchema, recordVerdictSchema, sealVerdictSchema } from '../values/file-seal';
import { digestSchema, idSchema, momentSchema } from '../values/identity';
import { defineContract } from './contract';
import { bytes } from './schemas';

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
    /** Signs a file by its digest, as this device. */
    sealFile: { input: z.object({ digest: digestSchema }), output: fileSealSchema },
    /** How far the signature under a file with that digest can be believed here. */
    checkSeal: {
      input: z.object({ digest: digestSchema, seal: fileSealSchema }),
      /** `deviceName`: as the centre calls whoever signed, when that is known here. */
      output: z.object({ verdict: sealVerdictSchema, deviceName: z.string().nullable() }),
    },
    /**
     * How far single steps and the receipt of a file can be believed here. `proved`: by keys of this centre; `unknown`: by
     * keys not known here, or there is nothing to hold them to; `wrong`: by nobody who is said to have signed.
     */
    checkRecord: {
      input: z.object({
        changes: z.array(signedChangeSchema).max(100_000),
        receipt: z
          .object({
            changeId: idSchema<'Change'>(),
            number: z.string().max(100),
            receivedAt: momentSchema,
            word: hubWordSchema,
          })
          .nullable(),
      }),
      output: z.object({ steps: recordVerdictSchema, receipt: recordVerdictSchema }),
    },
    /** The bytes of a first load, whole; files that changes name go by `bodies`. */
    getBody: { input: z.object({ digest: digestSchema }), output: z.object({ bytes }) },
  },
  states: {},
  notices: {},
});
