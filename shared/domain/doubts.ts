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
  /** Whose event it is and from when; null while it has not come in. */
  readonly about: { readonly by: StaffId | null; readonly at: string } | null;
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

/** Those about which nobody has decided. */
export const undecided = (doubts: Doubts): readonly Doubt[] =>
  [...doubts.values()].filter(({ decision }) => decision === null);

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
      doubts.set(changeId, { changeId, reason: event.body.reason, about: null, decision: null });
  }
  for (const event of events) {
    const doubt = doubts.get(event.changeId);
    if (event.type === 'unknown') continue;
    const about = { by: event.actorId, at: event.occurredAt };
    if (doubt) doubts.set(event.changeId, { ...doubt, about });
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
