/**
 * Who works on this device, if they may record this. Screens hide what somebody has no use for, but a screen is no wall:
 * the verbs ask here, and main and the hub ask the same table again.
 */
import { mayWrite, writersOf } from '../../shared/domain/rights';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { RecordName } from '../../shared/records/open-record';
import type { Staff } from '../../shared/records/staff';
import type { ActionDeps } from './action';

/** The staff member; refused when nobody is signed in, or somebody whose roles do not allow it. */
export async function requireRight(
  { writer }: Pick<ActionDeps, 'writer'>,
  record: RecordName,
): Promise<Result<Staff>> {
  const staff = await writer.actor.current();
  if (!staff) return err(problem('nobody-signed-in'));
  if (mayWrite(staff.roles, record)) return ok(staff);
  const isForExaminers = writersOf(record).includes('examiner');
  return err(problem(isForExaminers ? 'examiner-needed' : 'administrator-needed'));
}
