/** What is bound to each qualification by participants and exams, live. */
import { useMemo } from 'react';
import { countUses } from '../../shared/domain/count-uses';
import type { QualificationUse } from '../../shared/domain/qualification-end';
import { useDocuments } from './use-documents';

/**
 * By the id of the qualification; `undefined` while loading.
 * @param now what is after it is yet to come; the same object as long as it counts
 */
export function useQualificationUses(now: Date): ReadonlyMap<string, QualificationUse> | undefined {
  const participations = useDocuments('participation');
  const exams = useDocuments('exam');
  return useMemo(
    () =>
      participations &&
      exams &&
      countUses({
        participations: participations.map(({ document }) => document),
        exams: exams.map(({ document }) => document),
        now,
      }),
    [participations, exams, now],
  );
}
