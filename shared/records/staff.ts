/** Staff of the exam centre: examiners and administrators. */
import { z } from 'zod';
import { idSchema, textSchema } from '../values/identity';

export const staffSchema = z.object({
  staffId: idSchema<'Staff'>(),
  name: textSchema(300),
  /** Function as printed under the signature, e.g. "docent lastechniek". */
  jobTitle: textSchema(200),
  roles: z.array(z.enum(['administrator', 'examiner'])).min(1),
  /** R1: not the candidate's coach, teacher or workplace supervisor. */
  independent: z.boolean(),
});
export type Staff = z.infer<typeof staffSchema>;
