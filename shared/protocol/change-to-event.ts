/** An event change as the fold of an assessment takes it. What this program does not know stays an unknown event. */
import {
  type AssessmentEvent,
  type AssessmentEventType,
  assessmentEventBodies,
  assessmentEventVersion,
  type UnknownEvent,
} from '../domain/assessment-event';
import type { AssessmentId } from '../kernel/ids';
import type { Change } from './change';

const isKnownType = (type: string): type is AssessmentEventType => Object.hasOwn(assessmentEventBodies, type);

/** @param change of kind `event` */
export function changeToEvent(change: Change): AssessmentEvent | UnknownEvent {
  const {
    changeId: eventId,
    type,
    typeVersion,
    subjectId,
    actorId,
    deviceId,
    deviceSeq,
    occurredAt,
    upon,
  } = change;
  const unknown: UnknownEvent = { eventId, type: 'unknown' };
  if (!isKnownType(type) || typeVersion !== assessmentEventVersion) return unknown;
  const body = assessmentEventBodies[type].safeParse(change.body);
  if (!body.success) return unknown;
  const envelope = {
    eventId,
    assessmentId: subjectId as AssessmentId,
    actorId,
    deviceId,
    deviceSeq,
    occurredAt,
    upon,
  };
  // Type and body were checked against each other just now; the compiler cannot follow the lookup.
  return { ...envelope, type, body: body.data } as AssessmentEvent;
}
