/** May this examiner go on with the assessment of another? Rules W3 to W5 of SPEC.md. */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { type Desk, type EventIntent, isClosed } from './decide-mark';

/** Taking over what is one's own already is no event (null). */
export function decideTakeOver({ assessment, actorId }: Desk, reason: string): Result<EventIntent | null> {
  const closed = isClosed(assessment);
  if (closed) return err(closed);
  const { holder } = assessment;
  if (!holder) return err(problem('assessment-of-another'));
  if (holder.staffId === actorId) return ok(null);
  const body = { fromStaffId: holder.staffId, reason: reason.trim().slice(0, 500) };
  return ok({ type: 'taken-over', upon: holder.by, body });
}
