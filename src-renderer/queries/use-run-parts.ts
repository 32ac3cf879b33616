/** What takes Runs back, by the ids of its parts: read when it is asked for, because it is large and no list needs all of it. */
import { useEffect, useState } from 'react';
import { sameValue } from '../../shared/kernel/same-value';
import type { PeopleRunPart } from '../../shared/records/people-run-part';
import type { StoredDocument } from '../cache/read-cache';
import { useQuerySource } from './query-source';
import { useCacheState } from './use-cache-state';

type PartId = PeopleRunPart['partId'];
type Part = StoredDocument<'people-run-part'>;

const areSame = (some: readonly Part[] | undefined, others: readonly Part[]): boolean =>
  sameValue(
    some?.map(({ revision }) => revision),
    others.map(({ revision }) => revision),
  );

/**
 * As they stand, read anew with whatever comes in; one that is not on this device is left out. While others are read, those of
 * before are given still, so that a screen does not go away under whoever uses it. `undefined` while the first are read.
 * @param partIds keep the list stable: another one is another question
 */
export function useRunParts(partIds: readonly PartId[] | undefined): readonly Part[] | undefined {
  const { cache } = useQuerySource();
  const position = useCacheState()?.position;
  const [parts, setParts] = useState<readonly Part[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came in since may be another version of one
  useEffect(() => {
    let isAsked = true;
    const readAll = async (all: readonly PartId[]): Promise<void> => {
      const found: Part[] = [];
      for (const partId of all) {
        const stored = isAsked ? await cache.document('people-run-part', partId) : null;
        if (stored) found.push(stored);
      }
      if (isAsked) setParts((before) => (areSame(before, found) ? before : found));
    };
    if (partIds) void readAll(partIds);
    return () => {
      isAsked = false;
    };
  }, [cache, partIds, position]);
  return partIds && parts;
}
