/**
 * Who works on this device, if they may do this. Screens hide what a role has no use for, but a screen is no wall: the
 * verbs ask here.
 */
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Staff } from '../../shared/records/staff';
import type { ActionDeps } from './action';

const refusals = { administrator: 'administrator-needed', examiner: 'examiner-needed' } as const;

/** The staff member with that role; refused when nobody is signed in, or somebody without it. */
export async function requireRole(
  { writer }: Pick<ActionDeps, 'writer'>,
  role: Staff['roles'][number],
): Promise<Result<Staff>> {
  const staff = await writer.actor.current();
  if (!staff) return err(problem('nobody-signed-in'));
  return staff.roles.includes(role) ? ok(staff) : err(problem(refusals[role]));
}
