/** Whether a candidate was there, as far as anybody said (SPEC.md, P1 to P5). */
import type { ChangeId, StaffId } from '../kernel/ids';
import type { Attendance } from '../records/attendance-recorded';
import type { AssessmentEvent, UnknownEvent } from './assessment-event';

export type StandingAttendance = {
  readonly changeId: ChangeId;
  readonly at: string;
  /** Who said so; null when the event does not say. */
  readonly by: StaffId | null;
  readonly attendance: Attendance;
  readonly reason: string;
};

/** Everything that was said, oldest first, by its id; what came twice once. */
export function attendanceHistory(
  events: readonly (AssessmentEvent | UnknownEvent)[],
): readonly (StandingAttendance & { readonly upon: ChangeId | null })[] {
  const said = events.flatMap((event) =>
    event.type === 'attendance-recorded'
      ? [
          {
            changeId: event.changeId,
            at: event.occurredAt,
            by: event.actorId,
            attendance: event.body.attendance,
            reason: event.body.reason,
            upon: event.upon,
          },
        ]
      : [],
  );
  const byId = new Map(said.map((one) => [one.changeId, one]));
  return [...byId.values()].sort((a, b) => (a.changeId < b.changeId ? -1 : 1));
}

/** What stands: of what nothing replaced, the last one (P1); null while nobody said anything. */
export function standingAttendance(
  events: readonly (AssessmentEvent | UnknownEvent)[],
): StandingAttendance | null {
  const history = attendanceHistory(events);
  const replaced = new Set(history.map(({ upon }) => upon));
  const last = history.findLast(({ changeId }) => !replaced.has(changeId));
  if (!last) return null;
  const { upon: _, ...standing } = last;
  return standing;
}

/** Nobody to examine: they did not come, are ill, or were not let in. */
const away: ReadonlySet<Attendance> = new Set(['absent', 'ill', 'refused']);

/** Whether they are said not to be there, so that nothing begins (P4). */
export const isAway = (standing: Pick<StandingAttendance, 'attendance'> | null | undefined): boolean =>
  standing !== null && standing !== undefined && away.has(standing.attendance);

/** Whether nothing more is waited for of who has no signature: they are away, or began and stopped (P5). */
export const isUnexamined = (standing: Pick<StandingAttendance, 'attendance'> | null | undefined): boolean =>
  isAway(standing) || standing?.attendance === 'stopped';
