/** The planned exams that another version of a qualification would be other for: they stay as they are unless planned anew. */
import { useEffect, useMemo, useState } from 'react';
import { isHeld } from '../../shared/domain/find-clashes';
import { isBegunRecord } from '../../shared/domain/has-begun';
import type { Qualification } from '../../shared/domain/qualification';
import { mayHaveBegun, type Replanned, replanExam } from '../../shared/domain/replan-exam';
import type { PlannedExam } from '../../shared/records/exam';
import { useQuerySource } from './query-source';
import { useDocuments } from './use-documents';
import { useLiveValue } from './use-live-value';

export type TouchedExam = {
  readonly exam: PlannedExam;
  /**
   * `impossible`: nothing is left to examine in it; `begun`, `due` (its time has come, and a device without contact may have
   * begun it): it stays as it is.
   */
  readonly state: 'replannable' | 'begun' | 'due' | 'impossible';
  /** Of its work processes, how many are not there any more. */
  readonly gone: number;
};

const stateOf = (outcome: Replanned['outcome'], isBegun: boolean, isDue: boolean): TouchedExam['state'] => {
  if (isBegun) return 'begun';
  if (isDue) return 'due';
  return outcome === 'impossible' ? 'impossible' : 'replannable';
};

/**
 * By planned time; `undefined` while loading.
 * @param qualification as it would be; the same object as long as nothing changed
 */
export function useTouchedExams(qualification: Qualification): readonly TouchedExam[] | undefined {
  const { cache, world } = useQuerySource();
  const exams = useDocuments('exam');
  const centres = useDocuments('organisation');
  const assessments = useLiveValue(cache.registers.assessments);
  const [touched, setTouched] = useState<readonly TouchedExam[]>();
  const { qualificationId } = qualification;
  const own = useMemo(
    () =>
      exams
        ?.map(({ document }) => document)
        .filter((exam) => exam.about.qualificationId === qualificationId && isHeld(exam))
        .sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : 1)),
    [exams, qualificationId],
  );
  useEffect(() => {
    if (!own || !centres || !assessments) return undefined;
    let isAsked = true;
    const terms = centres[0]?.document.terms;
    const open = async (exam: PlannedExam): Promise<readonly TouchedExam[]> => {
      const definition = await cache.content('exam-definition', exam.definitionDigest).catch(() => null);
      if (!definition) return [];
      const next = replanExam(exam, definition, qualification, terms);
      if (next.outcome === 'same') return [];
      const isBegun = exam.assessments.some(({ assessmentId }) =>
        isBegunRecord(assessments.get(assessmentId)),
      );
      const gone = next.outcome === 'replanned' ? next.gone : 0;
      return [{ exam, state: stateOf(next.outcome, isBegun, mayHaveBegun(exam, world.now())), gone }];
    };
    void Promise.all(own.map(open)).then((found) => {
      if (isAsked) setTouched(found.flat());
    });
    return () => {
      isAsked = false;
    };
  }, [cache, world, own, centres, assessments, qualification]);
  return touched;
}
