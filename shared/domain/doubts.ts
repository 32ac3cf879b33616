/**
 * Events that the hub took and doubts (W6): whoever made them may not have been allowed to. They count for nothing until an
 * administrator or the exam board has decided. Read from the events alone, whatever their order.
 */
import type { ChangeId, StaffId } from '../kernel/ids';
import type { DoubtReason } from '../records/doubted';
import type { AssessmentEvent, AssessmentEventOf, UnknownEvent } from './assessment-event';

export type Doubt = {
  readonly changeId: ChangeId;
  readonly reason: DoubtReason;
  /** Null while nobody has decided. */
  readonly decision: {
    readonly counts: boolean;
    readonly reason: string;
    readonly by: StaffId | null;
    readonly at: string;
  } | null;
};

/** By the id of the doubted event. */
export type Doubts = ReadonlyMap<ChangeId, Doubt>;

/** Whether the event does not count: doubted, and nobody decided that it does. */
export const isLeftOut = (doubts: Doubts, changeId: ChangeId): boolean =>
  doubts.has(changeId) && doubts.get(changeId)?.decision?.counts !== true;

const byId = (a: { readonly changeId: ChangeId }, b: { readonly changeId: ChangeId }): number =>
  a.changeId < b.changeId ? -1 : 1;

/** Of two decisions about one event the later one stands; a decision that is doubted itself decides nothing. */
export function findDoubts(events: readonly (AssessmentEvent | UnknownEvent)[]): Doubts {
  const doubts = new Map<ChangeId, Doubt>();
  const decisions: AssessmentEventOf<'doubt-decided'>[] = [];
  for (const event of events) {
    if (event.type === 'doubt-decided') decisions.push(event);
    if (event.type !== 'doubted') continue;
    for (const changeId of event.body.changeIds)
      doubts.set(changeId, { changeId, reason: event.body.reason, decision: null });
  }
  for (const { changeId, actorId, occurredAt, body } of decisions.sort(byId)) {
    if (doubts.has(changeId)) continue;
    for (const about of body.changeIds) {
      const doubt = doubts.get(about);
      const decision = { counts: body.counts, reason: body.reason, by: actorId, at: occurredAt };
      if (doubt) doubts.set(about, { ...doubt, decision });
    }
  }
  return doubts;
}
