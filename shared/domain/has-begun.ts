/** Whether somebody stood there for an assessment: then its plan may no longer take it away or change what is asked in it. */
import type { AssessmentEvent, UnknownEvent } from './assessment-event';
import type { AssessmentRecord, AssessmentRecords } from './assessment-record';

/** What is said of an assessment without anybody standing there. */
const beside: ReadonlySet<string> = new Set(['attendance-recorded', 'sheet-issued']);

export const hasBegun = (events: readonly Pick<AssessmentEvent | UnknownEvent, 'type'>[]): boolean =>
  events.some(({ type }) => !beside.has(type));

const all = (records: AssessmentRecords | undefined): readonly AssessmentRecord[] =>
  records ? [records.byNobody, ...Object.values(records.byExaminer)] : [];

/** The same, read from what lists know of it. */
export const isBegunRecord = (records: AssessmentRecords | undefined): boolean =>
  all(records).some(
    ({ events, eventsByOthers, unknownEvents }) => events + eventsByOthers + unknownEvents > 0,
  );

/** Whether it is recorded if somebody came, by whomever. */
export const saysAttendanceRecord = (records: AssessmentRecords | undefined): boolean =>
  all(records).some(({ attendance }) => !!attendance);
