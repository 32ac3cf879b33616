/** An event change as the fold of an assessment takes it. What this program does not know stays an unknown event. */
import type { AssessmentEvent, UnknownEvent } from '../domain/assessment-event';
import { readEvent } from '../domain/read-event';
import type { AssessmentId } from '../kernel/ids';
import type { Change } from './change';

/** @param change of kind `event` */
export const changeToEvent = (change: Change): AssessmentEvent | UnknownEvent => {
  const { changeId, subjectId, type, typeVersion, actorId, deviceId } = change;
  const { deviceSeq, occurredAt, upon, body } = change;
  const assessmentId = subjectId as AssessmentId;
  return readEvent({
    changeId,
    assessmentId,
    type,
    typeVersion,
    actorId,
    deviceId,
    deviceSeq,
    occurredAt,
    upon,
    body,
  });
};
