/**
 * Who added something to a portfolio: the candidate or somebody of the centre. A candidate has no key of their own: the hub
 * records for them (no staff), or a device of the centre that somebody gave them to type on (whoever had it open).
 */
import { z } from 'zod';
import { idSchema } from './identity';
import { openObject } from './open-object';

/** Whose hands it is in. */
export type AddedByWhom = 'candidate' | 'staff';

export const addedBySchema = openObject({
  by: z.enum(['candidate', 'staff']),
  /** With `candidate`: in whose session on a device of the centre; null: by themselves, at the hub. */
  staffId: idSchema<'Staff'>().nullable(),
});
export type AddedBy = z.infer<typeof addedBySchema>;
