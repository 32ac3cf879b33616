/** Who was begun in an exam, by the same rule as every change of its plan, as far as this device knows; live. */
import { useCallback } from 'react';
import { isBegunRecord } from '../../shared/domain/has-begun';
import type { ParticipantId } from '../../shared/kernel/ids';
import type { PlannedExam } from '../../shared/records/exam';
import { useQuerySource } from './query-source';
import { useLiveValue } from './use-live-value';

/** Nobody while it loads: the action refuses what it knows of by itself. Another function whenever somebody may have begun. */
export function useBegun(): (exam: Pick<PlannedExam, 'assessments'>) => ReadonlySet<ParticipantId> {
  const records = useLiveValue(useQuerySource().cache.registers.assessments);
  return useCallback(
    ({ assessments }) =>
      new Set(
        assessments.flatMap(({ assessmentId, participantId }) =>
          isBegunRecord(records?.get(assessmentId)) ? [participantId] : [],
        ),
      ),
    [records],
  );
}
