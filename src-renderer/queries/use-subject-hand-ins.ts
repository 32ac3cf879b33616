/** What this device changed and how far that has come, per assessment and document, live. */
import { useMemo } from 'react';
import type { SubjectHandIn } from '../cache/query-cache';
import { useQuerySource } from './query-source';
import { useLiveValue } from './use-live-value';

export type { SubjectHandIn } from '../cache/query-cache';

/** `undefined` while loading. */
export function useSubjectHandIns(): readonly SubjectHandIn[] | undefined {
  const handIns = useLiveValue(useQuerySource().cache.registers.handIns);
  return useMemo(() => handIns && [...handIns.values()], [handIns]);
}

/** Of one subject: `undefined` while loading, null when this device changed nothing of it. */
export function useSubjectHandIn(subjectId: string): SubjectHandIn | null | undefined {
  const handIns = useLiveValue(useQuerySource().cache.registers.handIns);
  return handIns && (handIns.get(subjectId) ?? null);
}
