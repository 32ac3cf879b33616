/** Puts together what the view holds of an assessment and what main acknowledged since: every event once. */
import type { AssessmentEvent, UnknownEvent } from '../../shared/domain/assessment-event';

export type Events = readonly (AssessmentEvent | UnknownEvent)[];

/**
 * The events of the view, and behind them those it does not show yet. Events are only ever added, so a view that is
 * being built anew takes nothing away: what it lacks stays in the order in which it was known.
 * @returns `known` itself when the view adds nothing to it
 */
export function mergeEvents(known: Events, view: Events): Events {
  const knownIds = new Set(known.map((event) => event.changeId));
  if (view.every((event) => knownIds.has(event.changeId))) return known;
  const viewIds = new Set(view.map((event) => event.changeId));
  return [...view, ...known.filter((event) => !viewIds.has(event.changeId))];
}
