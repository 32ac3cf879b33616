/** An event of the cache as the fold takes it. A type, version or shape this program does not know stays an unknown event. */
import {
  type AssessmentEvent,
  type AssessmentEventType,
  assessmentEventBodies,
  assessmentEventVersion,
  type UnknownEvent,
} from '../../shared/domain/assessment-event';
import type { AssessmentId } from '../../shared/kernel/ids';
import type { StoredEvent } from './growing-streams';

const isKnownType = (type: string): type is AssessmentEventType => Object.hasOwn(assessmentEventBodies, type);

/** Reads one event of an assessment. */
export function readEvent(assessmentId: AssessmentId, stored: StoredEvent): AssessmentEvent | UnknownEvent {
  const { eventId, type, typeVersion, ...rest } = stored;
  const unknown: UnknownEvent = { eventId, type: 'unknown' };
  if (!isKnownType(type) || typeVersion !== assessmentEventVersion) return unknown;
  const body = assessmentEventBodies[type].safeParse(rest.body);
  if (!body.success) return unknown;
  // Type and body were checked against each other just now; the compiler cannot follow the lookup.
  return { ...rest, eventId, type, assessmentId, body: body.data } as AssessmentEvent;
}
