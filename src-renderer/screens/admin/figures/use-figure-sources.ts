/** All candidates of the exams here, as lines that figures are counted from, with where their marks are. */
import { useMemo } from 'react';
import type { FigureLine } from '../../../../shared/domain/figures/figure-line';
import { schoolYearOf } from '../../../../shared/domain/school-year';
import type { QualificationId } from '../../../../shared/kernel/ids';
import { remember } from '../../../../shared/kernel/remember';
import { type ExamState, useExamStates } from '../../../queries/use-exam-states';
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
  /** Null: it counts in no figure. A state that did not change is the same object, and costs nothing the next time. */
  const sourceOf = useMemo(() => {
    const cohorts = new Map(heads?.map(({ qualificationId, cohort }) => [qualificationId, cohort ?? '']));
    const cohortOf = (qualificationId: QualificationId): string => cohorts.get(qualificationId) ?? '';
    return remember((state: ExamState): FigureSource | null => {
      const line = figureLineOf(composeResultRow(state, nameOf), { zoneOf, cohortOf });
      if (!line) return null;
      const { examinerId } = state.candidate;
      const { definitionDigest } = state.exam;
      const { assessmentId, participantId } = line;
      const schoolYear = schoolYearOf(line.day);
      return { assessmentId, participantId, examinerId, definitionDigest, line, schoolYear };
    });
  }, [heads, nameOf, zoneOf]);
  return useMemo(
    () => (states && heads ? states.flatMap((state) => sourceOf(state) ?? []) : undefined),
    [states, heads, sourceOf],
  );
}
