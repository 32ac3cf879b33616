/** A line that figures are counted from. */
import type { FigureLine } from '../../shared/domain/figures/figure-line';
import { anId } from './an-exam';

let made = 0;

/** Signed and passed, of somebody new, unless said otherwise. */
export function aFigureLine(over: Partial<FigureLine> = {}): FigureLine {
  made += 1;
  return {
    assessmentId: anId(80_000 + made),
    participantId: anId(90_000 + made),
    exam: {
      ...{ examId: anId(5001), code: 'LAS-1', title: 'Welding' },
      ...{ plannedAt: '2026-11-24T08:00:00.000Z', day: '2026-11-24' },
    },
    day: '2026-11-24',
    qualification: { key: 'welder', code: '25168', name: 'Welder' },
    cohort: '2026-2027',
    examiner: { staffId: anId(4001), name: 'Karel Smit' },
    standing: 'signed',
    outcome: 'passed',
    ...over,
  };
}
