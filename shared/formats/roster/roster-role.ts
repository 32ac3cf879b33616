/** What somebody who has these roles in their own system is here. Rights to the centre itself come from no file. */
import type { RosterPerson, RosterStaffRole } from '../../domain/roster/roster-readout';
import { plainHeading } from './roster-table';

const participants = new Set(['student', 'learner', 'deelnemer', 'leerling']);
const staffOf: Readonly<Record<string, RosterStaffRole>> = {
  ...{ teacher: 'examiner', professor: 'examiner', faculty: 'examiner', instructor: 'examiner' },
  ...{ lecturer: 'examiner', adjunct: 'examiner', docent: 'examiner', proctor: 'leader' },
};
const isAdministrator = (role: string): boolean => role.endsWith('administrator') || role === 'principal';

export type RoleReading = Pick<RosterPerson, 'isParticipant' | 'staffRoles'> & {
  /** Nobody is let in to change a centre by a file. */
  readonly isAdministrator: boolean;
};

/** `place`: what this one role is here. */
export function placeOfRole(role: string): 'participant' | 'staff' | 'administrator' | 'none' {
  const plain = plainHeading(role);
  if (participants.has(plain)) return 'participant';
  if (staffOf[plain]) return 'staff';
  return isAdministrator(plain) ? 'administrator' : 'none';
}

export function readRoles(roles: readonly string[]): RoleReading {
  const places = roles.map(placeOfRole);
  const staff = roles.flatMap((role) => staffOf[plainHeading(role)] ?? []);
  return {
    isParticipant: places.includes('participant'),
    staffRoles: (['examiner', 'leader'] as const).filter((role) => staff.includes(role)),
    isAdministrator: places.includes('administrator'),
  };
}
