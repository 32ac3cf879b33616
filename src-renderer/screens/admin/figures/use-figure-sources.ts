/** All candidates of the exams here, as lines that figures are counted from, with where their marks are. */
import { useMemo } from 'react';
import type { FigureLine } from '../../../../shared/domain/figures/figure-line';
import { schoolYearOf } from '../../../../shared/domain/school-year';
import { useExamStates } from '../../../queries/use-exam-states';
import { useExamZone } from '../../../queries/use-exam-zone';
import type { SignedResult } from '../../../queries/use-judged-results';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { useStaffNames } from '../../../queries/use-staff-names';
import { composeResultRow } from '../results/result-rows';
import { figureLineOf } from './figure-lines';

export type FigureSource = SignedResult & { readonly line: FigureLine; readonly schoolYear: string };

/** `undefined` while loading. */
export function useFigureSources(): readonly FigureSource[] | undefined {
  const states = useExamStates();
  const heads = useQualificationHeads();
  const nameOf = useStaffNames();
  const zoneOf = useExamZone();
  return useMemo(() => {
    if (!states || !heads) return undefined;
    const cohorts = new Map(heads.map(({ qualificationId, cohort }) => [qualificationId, cohort ?? '']));
    return states.flatMap((state) => {
      const line = figureLineOf(composeResultRow(state, nameOf), {
        zoneOf,
        cohortOf: (qualificationId) => cohorts.get(qualificationId) ?? '',
      });
      if (!line) return [];
      const { examinerId } = state.candidate;
      const { definitionDigest } = state.exam;
      const { assessmentId, participantId } = line;
      const schoolYear = schoolYearOf(line.day);
      return [{ assessmentId, participantId, examinerId, definitionDigest, line, schoolYear }];
    });
  }, [states, heads, nameOf, zoneOf]);
}
