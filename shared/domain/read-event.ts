/**
 * A recorded event as the fold of an assessment takes it. A type, version or shape this program does not know stays an
 * unknown event (A9).
 */
import type { AssessmentEventType } from '../records/all-records';
import { findRecord, openRecord, type RecordedBody } from '../records/open-record';
import type { AssessmentEvent, AssessmentEventOf, UnknownEvent } from './assessment-event';

/** An event as it was recorded, its body still unread. */
export type RecordedEvent = Omit<AssessmentEventOf<AssessmentEventType>, 'type' | 'body'> & RecordedBody;

export function readEvent(event: RecordedEvent): AssessmentEvent | UnknownEvent {
  const opened = openRecord(event);
  if (opened.state !== 'read' || event.subjectType !== 'assessment')
    return { changeId: event.changeId, type: 'unknown', needs: event.needs };
  // Whether a known kind must be understood is said by its definition: an envelope that calls a mark one to be ignored
  // would take it past the rules of who writes and of what a signature covers.
  const needs = findRecord(event)?.needs ?? event.needs;
  // Type and body were checked against each other just now; the compiler cannot follow the lookup.
  return { ...event, needs, body: opened.body } as AssessmentEvent;
}
