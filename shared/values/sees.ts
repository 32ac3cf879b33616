/** What a device holds: everything of its centre, or what everybody sees and the exams of the people on it. */
import { z } from 'zod';

export const seesSchema = z.enum(['all', 'some']);
export type Sees = z.infer<typeof seesSchema>;
