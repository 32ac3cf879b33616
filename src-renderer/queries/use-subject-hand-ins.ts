/** What this device changed and how far that has come, per assessment and document, live. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { SubjectHandIn } from '../cache/query-cache';

export type { SubjectHandIn } from '../cache/query-cache';

import { useQuerySource } from './query-source';

/** `undefined` while loading. */
export function useSubjectHandIns(): readonly SubjectHandIn[] | undefined {
  const { cache } = useQuerySource();
  return useLiveQuery(() => cache.subjectHandIns(), [cache]);
}
