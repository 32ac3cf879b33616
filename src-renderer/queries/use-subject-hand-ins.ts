/** What this device changed and how far that has come, per assessment and document, live. */
import { useMemo } from 'react';
import type { SubjectHandIn } from '../cache/query-cache';
import { useQuerySource } from './query-source';
import { useLiveValue } from './use-live-value';

export type { SubjectHandIn } from '../cache/query-cache';

const useHandIns = () => {
  const { streams, documents } = useQuerySource().cache.registers.handIns;
  return [useLiveValue(streams), useLiveValue(documents)] as const;
};

/** `undefined` while loading. */
export function useSubjectHandIns(): readonly SubjectHandIn[] | undefined {
  const [streams, documents] = useHandIns();
  return useMemo(
    () => streams && documents && [...streams.values(), ...documents.values()],
    [streams, documents],
  );
}

/** Of one subject: `undefined` while loading, null when this device changed nothing of it. */
export function useSubjectHandIn(subjectId: string): SubjectHandIn | null | undefined {
  const [streams, documents] = useHandIns();
  const found = streams?.get(subjectId) ?? documents?.get(subjectId);
  return found ?? (streams && documents && null);
}
