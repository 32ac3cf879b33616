/**
 * Whether a candidate was there, and how it went when it did not go as planned: whoever examines says it on the spot, the
 * office when they are rung. It says nothing of marks or result, so a program that does not know of it computes the same.
 */
import { z } from 'zod';
import { textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';
import { reasonLimit } from './reason-limit';

/**
 * `present`: there after all, it takes back what was said before. `absent`: did not come. `ill`: reported ill. `late`: came
 * late. `stopped`: began and did not finish. `refused`: was not let in, or would not be examined.
 */
export const attendances = ['present', 'absent', 'ill', 'late', 'stopped', 'refused'] as const;
export type Attendance = (typeof attendances)[number];

export const attendanceRecorded = defineAssessmentEvent('attendance-recorded', {
  needs: 'may-ignore',
  version: 1,
  schema: openObject({
    attendance: z.enum(attendances),
    /** In the words of who says it; blank only where they are there after all. */
    reason: textSchema(reasonLimit),
  }),
});
