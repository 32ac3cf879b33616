/**
 * A personal link that lets a candidate in to their own page at the hub (`candidate-link`). Its subject is the SHA-256 of the
 * secret in that link; the secret itself stands nowhere. It counts until its end, or until somebody ends it.
 */
import { idSchema, momentSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

const candidateAccessSchema = openObject({
  participantId: idSchema<'Participant'>(),
  madeAt: momentSchema,
  madeBy: idSchema<'Staff'>(),
  endsAt: momentSchema,
  /** Ended before that; null: not. */
  endedAt: momentSchema.nullable(),
});

export const candidateAccessRecord = defineDocument('candidate-access', {
  merge: 'by-field',
  scope: 'administration',
  version: 1,
  schema: candidateAccessSchema,
});
