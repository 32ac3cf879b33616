/**
 * A photo, recording or document that goes with what the examiner saw. The envelope names the same file, so that nothing counts as
 * received without its bytes. A program that does not know of it must not sign: its signature would leave the evidence out.
 */
import { idSchema, textSchema } from '../values/identity';
import { namedFileSchema } from '../values/named-file';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';

/** In characters. */
export const evidenceWordLimit = 500;

export const evidenceAttached = defineAssessmentEvent('evidence-attached', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({
    /** What it is about: an indicator, or else a work process; neither: the whole exam. */
    indicatorId: idSchema<'Indicator'>().nullable(),
    workProcessId: idSchema<'WorkProcess'>().nullable(),
    file: namedFileSchema,
    /** What is to be seen in it, in the examiner's words; may be blank. */
    word: textSchema(evidenceWordLimit),
  }),
});
