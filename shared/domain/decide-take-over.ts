/** May this examiner go on with the assessment of another? Rules W3 to W5 and W10 of SPEC.md. */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { lengthProblem } from '../kernel/typed-words';
import type { Organisation } from '../records/organisation';
import { reasonLimit } from '../records/reason-limit';
import { type Desk, type EventIntent, isClosed } from './decide-mark';

/**
 * Taking over what is one's own already is no event (null).
 * @param policy what the centre says of it; where it says nothing, a reason is asked
 */
export function decideTakeOver(
  { assessment, actorId }: Desk,
  reason: string,
  policy: Organisation['takeOverPolicy'] = 'reason',
): Result<EventIntent | null> {
  const closed = isClosed(assessment);
  if (closed) return err(closed);
  const { holder } = assessment;
  if (!holder) return err(problem('assessment-of-another'));
  if (holder.staffId === actorId) return ok(null);
  if (policy === 'never') return err(problem('take-over-never'));
  if (reason.trim() === '') return err(problem('take-over-reason-needed'));
  const tooLong = lengthProblem(reason, reasonLimit);
  if (tooLong) return err(tooLong);
  const body = { fromStaffId: holder.staffId, reason: reason.trim() };
  return ok({ type: 'taken-over', upon: holder.by, body });
}
