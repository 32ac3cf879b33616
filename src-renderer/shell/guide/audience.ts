/** For whom the guide tells: who plans and runs the centre, who sees all results beside an exam, and who examines. */
import type { Staff } from '../../../shared/records/staff';
import type { Role } from '../../../shared/values/role';

export type Audience = 'office' | 'looks-on' | 'examines';

/** They see the overview and everybody's results, and change no plan. */
const onlookers: readonly Role[] = ['leader', 'board', 'reader'];

/** Who has several roles reads as the one who may do most: they look for how something is done. */
export function audienceOf(roles: Staff['roles']): Audience {
  if (roles.includes('administrator')) return 'office';
  return onlookers.some((role) => roles.includes(role)) ? 'looks-on' : 'examines';
}
