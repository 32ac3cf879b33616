/**
 * Closes an assessment. `outcome` is what the rule gave at that moment; `basisDigest` binds it to the events that the
 * examiner saw (S6).
 */
import { z } from 'zod';
import { digestSchema, idSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';
import { personSignatureSchema } from './person-signature';

export const assessmentSigned = defineAssessmentEvent('assessment-signed', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({
    outcome: z.enum(['passed', 'failed']),
    signedName: textSchema(300),
    /** SHA-256 in hex over the sorted ids of the events that count (S6). */
    basisDigest: digestSchema,
    /** Last `deviceSeq` seen of every device that wrote in the stream: tells whether all that it covers has come in. */
    seen: z.record(z.string(), z.int().min(1)),
    /** The person's own signature over `basisDigest`, made with a freshly typed PIN (`actStatement`). */
    by: personSignatureSchema.optional(),
    /** Sorted ids of the events that count (A8); signatures from before this was written go by `seen`. */
    covers: z.array(idSchema<'Change'>()).optional(),
  }),
});
