/** One assessment, folded from its events, live. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { Assessment } from '../../shared/domain/assessment';
import type { AssessmentId } from '../../shared/kernel/ids';
import { foldEvents } from './fold-events';
import { useQuerySource } from './query-source';

/** `undefined` while loading; an assessment without events is an empty one. */
export function useAssessment(assessmentId: AssessmentId): Assessment | undefined {
  const { cache } = useQuerySource();
  return useLiveQuery(
    async () => foldEvents(assessmentId, await cache.assessmentEvents(assessmentId)),
    [cache, assessmentId],
  );
}
