/**
 * May the staff of the centre be like this? A person has a name and is something; and somebody always administers the
 * centre, or nobody could let anybody in any more (W8). The hub asks the same of every version it takes.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { Staff } from '../records/staff';

const administers = ({ roles, inactiveSince }: Staff): boolean =>
  !inactiveSince && roles.includes('administrator');

/** One account names one person of those who work here. */
const hasAccountOfAnother = (everybody: readonly Staff[], next: Staff): boolean => {
  const account = next.identity?.toLowerCase();
  const isTheirs = ({ staffId, identity, inactiveSince }: Staff): boolean =>
    staffId !== next.staffId && !inactiveSince && identity?.toLowerCase() === account;
  return !!account && !next.inactiveSince && everybody.some(isTheirs);
};

/**
 * @param everybody the staff as it stands, with or without the person
 * @param next the person as they would be; the same object comes back when that may be
 */
export function decideStaff(everybody: readonly Staff[], next: Staff): Result<Staff> {
  if (next.name.trim() === '') return err(problem('staff-name-missing'));
  if (next.roles.length === 0) return err(problem('staff-role-missing'));
  if (hasAccountOfAnother(everybody, next)) return err(problem('identity-account-taken'));
  const after = [...everybody.filter(({ staffId }) => staffId !== next.staffId), next];
  const isLast = everybody.some(administers) && !after.some(administers);
  return isLast ? err(problem('last-administrator')) : ok(next);
}
