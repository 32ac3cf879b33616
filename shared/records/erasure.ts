/**
 * What was recorded about people is erased: ids, and no word of what it was. The hub takes the texts out of what it keeps, and a
 * device out of its journal; numbers, hashes and signatures stay, so that what others recorded is proved as before.
 */
import { z } from 'zod';
import { idSchema, momentSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

/** `retention`: the time for which it is kept is over. `request`: somebody asked for it (AVG, article 17). */
export const erasureGrounds = ['retention', 'request'] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

export const erasureSchema = openObject({
  erasureId: idSchema<'Erasure'>(),
  ground: z.enum(erasureGrounds),
  at: momentSchema,
  byStaffId: idSchema<'Staff'>(),
  /** Every id that these people were known by. */
  participantIds: z.array(idSchema<'Participant'>()).min(1),
  /** Their exams: of these nothing stays. */
  assessmentIds: z.array(idSchema<'Assessment'>()),
  /** Exams in which they stood, others perhaps beside them. */
  examIds: z.array(idSchema<'Exam'>()),
});
export type Erasure = z.infer<typeof erasureSchema>;

export const erasureRecord = defineDocument('erasure', {
  merge: 'never',
  scope: 'centre',
  version: 1,
  schema: erasureSchema,
});
