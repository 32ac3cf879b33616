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

const firstSchema = openObject({
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

/** Somebody's place in an exam of which nothing was recorded but whether they came. */
const seatSchema = openObject({
  examId: idSchema<'Exam'>(),
  participantId: idSchema<'Participant'>(),
  assessmentIds: z.array(idSchema<'Assessment'>()),
});
export type ErasedSeat = z.infer<typeof seatSchema>;

export const erasureSchema = openObject({
  ...firstSchema.shape,
  /** Of these people nothing stays; none where only something about people goes. */
  participantIds: z.array(idSchema<'Participant'>()),
  /** Places that go while whoever had them stays. */
  seats: z.array(seatSchema),
  /** What takes Runs and imports back: they stand in the list as before, and cannot be taken back any more. */
  partIds: z.array(idSchema<'PeopleRunPart'>()),
});
export type Erasure = z.infer<typeof erasureSchema>;

export const erasureRecord = defineDocument('erasure', {
  merge: 'never',
  scope: 'centre',
  version: 2,
  schema: erasureSchema,
  earlier: {
    1: { schema: firstSchema, upcast: (body) => ({ ...(body as object), seats: [], partIds: [] }) },
  },
});
