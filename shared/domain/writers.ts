/**
 * Who may write an assessment: the examiner that the exam assigned it to, and whoever took it over, one after another.
 * Read from the events alone, whatever their order (SPEC.md, W1 to W5).
 */
import type { ChangeId, StaffId } from '../kernel/ids';
import type { AssessmentEvent, AssessmentEventOf, UnknownEvent } from './assessment-event';

export type TakeOver = {
  readonly changeId: ChangeId;
  readonly staffId: StaffId;
  readonly fromStaffId: StaffId;
  readonly reason: string;
  readonly at: string;
};

export type Holder = {
  readonly staffId: StaffId;
  /** The take-over by which it is theirs; null for the examiner of the exam. */
  readonly by: ChangeId | null;
};

export type Writers = {
  /** Everybody whose events count. */
  readonly staffIds: ReadonlySet<string>;
  /** Who writes on now; null when nobody was assigned. */
  readonly holder: Holder | null;
  /** Those that count, oldest first. */
  readonly takeOvers: readonly TakeOver[];
};

type TakenOver = AssessmentEventOf<'taken-over'> & { readonly actorId: StaffId };

const isTakenOver = (event: AssessmentEvent | UnknownEvent): event is TakenOver =>
  event.type === 'taken-over' && event.actorId !== null;

const byId = (a: TakenOver, b: TakenOver): number => (a.changeId < b.changeId ? -1 : 1);

/** Take-overs from the examiner, from who took over from the examiner, and so on. */
function findFollowed(examinerId: StaffId, all: readonly TakenOver[]): readonly TakenOver[] {
  const staffIds = new Set<string>([examinerId]);
  const followed = new Set<TakenOver>();
  // A take-over may have come before the one it goes on from.
  for (let size = -1; size < followed.size; ) {
    size = followed.size;
    for (const event of all) {
      if (!staffIds.has(event.body.fromStaffId)) continue;
      followed.add(event);
      staffIds.add(event.actorId);
    }
  }
  return [...followed].sort(byId);
}

/** @param examinerId whom the exam assigned it to; null when that is not known, and then nobody writes */
export function findWriters(
  examinerId: StaffId | null,
  events: readonly (AssessmentEvent | UnknownEvent)[],
): Writers {
  if (examinerId === null) return { staffIds: new Set(), holder: null, takeOvers: [] };
  const all = new Map(events.filter(isTakenOver).map((event) => [event.changeId, event]));
  const followed = findFollowed(examinerId, [...all.values()]);
  const replaced = new Set(followed.map((event) => event.upon));
  // Two may have taken over at once, neither knowing of the other: the last one writes on.
  const last = followed.findLast((event) => !replaced.has(event.changeId));
  return {
    staffIds: new Set([examinerId, ...followed.map((event) => event.actorId)]),
    holder: last ? { staffId: last.actorId, by: last.changeId } : { staffId: examinerId, by: null },
    takeOvers: followed.map(({ changeId, actorId, occurredAt, body }) => ({
      changeId,
      staffId: actorId,
      fromStaffId: body.fromStaffId,
      reason: body.reason,
      at: occurredAt,
    })),
  };
}
