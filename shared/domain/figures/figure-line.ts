/** What figures are counted from: one line per candidate of an exam. */
import type { AssessmentId, ExamId, ParticipantId, StaffId } from '../../kernel/ids';
import type { CandidateStanding } from '../candidate-standing';

export type FigureLine = {
  readonly assessmentId: AssessmentId;
  readonly participantId: ParticipantId;
  readonly exam: {
    readonly examId: ExamId;
    readonly code: string;
    readonly title: string;
    /** As it is planned now. ISO 8601, UTC. */
    readonly plannedAt: string;
    /** Of that, where it is held, as `2026-11-27`. */
    readonly day: string;
  };
  /** Day of the candidate's exam where it is held, as `2026-11-27`. */
  readonly day: string;
  readonly qualification: {
    /** One for all cohorts of it. */
    readonly key: string;
    readonly code: string;
    readonly name: string;
  };
  /** Blank: not said. */
  readonly cohort: string;
  readonly examiner: { readonly staffId: StaffId; readonly name: string };
  readonly standing: CandidateStanding;
  /** Of a signature. */
  readonly outcome: 'passed' | 'failed' | null;
};

/** How many candidates are how far. */
export type StandingCounts = Readonly<Record<CandidateStanding, number>>;

export function countStandings(lines: readonly Pick<FigureLine, 'standing'>[]): StandingCounts {
  const counts = { signed: 0, running: 0, away: 0, 'not-begun': 0 };
  for (const { standing } of lines) counts[standing] += 1;
  return counts;
}
