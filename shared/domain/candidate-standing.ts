/** How far a candidate is, counted as one thing and nothing twice: for boards, counts and filters, which then agree. */
import type { AssessmentRecord } from './assessment-record';
import { isUnexamined } from './attendance';

/** `running`: begun, and still waited for. `away`: no signature, and said to be away or to have stopped (P5). */
export type CandidateStanding = 'signed' | 'away' | 'running' | 'not-begun';

/** A signature stands before whatever was said; what was said, before what was begun. */
export function standingOf({
  signed,
  attendance,
  startedAt,
  identifiedAt,
}: Pick<AssessmentRecord, 'signed' | 'attendance' | 'startedAt' | 'identifiedAt'>): CandidateStanding {
  if (signed) return 'signed';
  if (isUnexamined(attendance)) return 'away';
  return startedAt === null && identifiedAt === null ? 'not-begun' : 'running';
}
