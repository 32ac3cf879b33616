/** Where somebody arrives who opened the program without an address: at their own exams, or at the overview of the office. Pure. */
import type { Staff } from '../../../shared/records/staff';

/** Whoever sees the centre as a whole (docs/RIGHTS.md, "Who sees what"). */
const office: readonly string[] = ['administrator', 'leader', 'board', 'reader'];

/** Whether the overview is of use to them. A courtesy, no wall: what a device holds is decided by the hub (H43). */
export const hasOverview = ({ roles }: Pick<Staff, 'roles'>): boolean =>
  roles.some((role) => office.includes(role));

/**
 * @param hasExamToday whether they have something to examine today
 * @returns `today`: whoever examines and nothing else, or has to examine now
 */
export const decideHome = (actor: Pick<Staff, 'roles'>, hasExamToday: boolean): 'today' | 'start' =>
  hasOverview(actor) && !(actor.roles.includes('examiner') && hasExamToday) ? 'start' : 'today';
