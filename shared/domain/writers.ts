/**
 * Who may write an assessment: the examiner that the exam assigns it to, whom it was assigned to when it was begun, and
 * whoever took it over, one after another. Read from the events, whatever their order (SPEC.md, W1 to W7).
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

/** Take-overs from one of the assigned, from who took over from them, and so on. */
function findFollowed(assigned: readonly StaffId[], all: readonly TakenOver[]): readonly TakenOver[] {
  const staffIds = new Set<string>(assigned);
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

/** Whom it was assigned to by the plans that those who began it knew: a later plan takes nothing away from them. */
const assignedAtBeginning = (events: readonly (AssessmentEvent | UnknownEvent)[]): readonly StaffId[] =>
  events.flatMap((event) =>
    event.type === 'candidate-identified' && event.body.examinerId ? [event.body.examinerId] : [],
  );

/**
 * @param examinerId whom the exam assigns it to; null when that is not known
 * @param events those that say who writes: all, or what a signature covers
 */
export function findWriters(
  examinerId: StaffId | null,
  events: readonly (AssessmentEvent | UnknownEvent)[],
): Writers {
  const all = new Map(events.filter(isTakenOver).map((event) => [event.changeId, event]));
  const assigned = [...(examinerId === null ? [] : [examinerId]), ...assignedAtBeginning(events)];
  const followed = findFollowed(assigned, [...all.values()]);
  const replaced = new Set(followed.map((event) => event.upon));
  // Two may have taken over at once, neither knowing of the other: the last one writes on.
  const last = followed.findLast((event) => !replaced.has(event.changeId));
  const first = examinerId === null ? null : { staffId: examinerId, by: null };
  const holder = last ? { staffId: last.actorId, by: last.changeId } : first;
  return {
    staffIds: new Set([...assigned, ...followed.map((event) => event.actorId)]),
    holder,
    takeOvers: followed.map(({ changeId, actorId, occurredAt, body }) => ({
      changeId,
      staffId: actorId,
      fromStaffId: body.fromStaffId,
      reason: body.reason,
      at: occurredAt,
    })),
  };
}
