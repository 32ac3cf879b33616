/**
 * A recorded event as the fold of an assessment takes it. A type, version or shape this program does not know stays an
 * unknown event (A9).
 */
import {
  type AssessmentEvent,
  type AssessmentEventOf,
  type AssessmentEventType,
  assessmentEventBodies,
  assessmentEventVersion,
  type UnknownEvent,
} from './assessment-event';

const isKnownType = (type: string): type is AssessmentEventType => Object.hasOwn(assessmentEventBodies, type);

/** An event as it was recorded, its body still unread. */
export type RecordedEvent = Omit<AssessmentEventOf<AssessmentEventType>, 'type' | 'body'> & {
  readonly type: string;
  readonly typeVersion: number;
  readonly body?: unknown;
};

export function readEvent({ typeVersion, ...event }: RecordedEvent): AssessmentEvent | UnknownEvent {
  const unknown: UnknownEvent = { changeId: event.changeId, type: 'unknown' };
  if (!isKnownType(event.type) || typeVersion !== assessmentEventVersion) return unknown;
  const body = assessmentEventBodies[event.type].safeParse(event.body);
  // Type and body were checked against each other just now; the compiler cannot follow the lookup.
  return body.success ? ({ ...event, body: body.data } as AssessmentEvent) : unknown;
}
