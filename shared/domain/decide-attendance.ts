/** May this be said of whether a candidate was there? Rules P2 and P3 of SPEC.md. */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { lengthProblem } from '../kernel/typed-words';
import type { Attendance } from '../records/attendance-recorded';
import { reasonLimit } from '../records/reason-limit';
import { type Desk, type EventIntent, isClosed } from './decide-mark';

/** The same again, or that somebody is there of whom nobody said otherwise, is no event (null). */
export function decideAttendance(
  { assessment }: Pick<Desk, 'assessment'>,
  attendance: Attendance,
  reason: string,
): Result<EventIntent | null> {
  const closed = isClosed(assessment);
  if (closed) return err(closed);
  const text = reason.trim();
  if (attendance !== 'present' && text === '') return err(problem('attendance-reason-needed'));
  const tooLong = lengthProblem(text, reasonLimit);
  if (tooLong) return err(tooLong);
  const standing = assessment.attendance;
  const isSaid = (standing?.attendance ?? 'present') === attendance && (standing?.reason ?? '') === text;
  if (isSaid) return ok(null);
  return ok({
    type: 'attendance-recorded',
    upon: standing?.changeId ?? null,
    body: { attendance, reason: text },
  });
}
