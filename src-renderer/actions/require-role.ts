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
export async function requireRole(deps: ActionDeps, role: Staff['roles'][number]): Promise<Result<Staff>> {
  const profile = await deps.host.device.profile({});
  if (!profile.ok) return profile;
  const staff = profile.value.actorId && (await deps.cache.document('staff', profile.value.actorId));
  if (!staff) return err(problem('nobody-signed-in'));
  return staff.document.roles.includes(role) ? ok(staff.document) : err(problem(refusals[role]));
}
