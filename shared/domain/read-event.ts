/**
 * A recorded event as the fold of an assessment takes it. A type, version or shape this program does not know stays an
 * unknown event (A9).
 */
import type { AssessmentEventType } from '../records/all-records';
import { openRecord, type RecordedBody } from '../records/open-record';
import type { AssessmentEvent, AssessmentEventOf, UnknownEvent } from './assessment-event';

/** An event as it was recorded, its body still unread. */
export type RecordedEvent = Omit<AssessmentEventOf<AssessmentEventType>, 'type' | 'body'> & RecordedBody;

export function readEvent(event: RecordedEvent): AssessmentEvent | UnknownEvent {
  const opened = openRecord(event);
  if (opened.state !== 'read' || event.subjectType !== 'assessment')
    return { changeId: event.changeId, type: 'unknown', needs: event.needs };
  // Type and body were checked against each other just now; the compiler cannot follow the lookup.
  return { ...event, body: opened.body } as AssessmentEvent;
}
