/** What takes Runs back, by the ids of its parts: read when it is asked for, because it is large and no list needs all of it. */
import { useEffect, useState } from 'react';
import type { PeopleRunPart } from '../../shared/records/people-run-part';
import { useQuerySource } from './query-source';

type PartId = PeopleRunPart['partId'];

/**
 * As they stood when they were asked for; one that is not on this device is left out. While others are read, those of before are
 * given still, so that a screen does not go away under whoever uses it. `undefined` while the first are read.
 * @param partIds keep the list stable: another one is another question
 */
export function useRunParts(partIds: readonly PartId[] | undefined): readonly PeopleRunPart[] | undefined {
  const { cache } = useQuerySource();
  const [parts, setParts] = useState<readonly PeopleRunPart[]>();
  useEffect(() => {
    let isAsked = true;
    const readAll = async (all: readonly PartId[]): Promise<void> => {
      const found: PeopleRunPart[] = [];
      for (const partId of all) {
        const stored = isAsked ? await cache.document('people-run-part', partId) : null;
        if (stored) found.push(stored.document);
      }
      if (isAsked) setParts(found);
    };
    if (partIds) void readAll(partIds);
    return () => {
      isAsked = false;
    };
  }, [cache, partIds]);
  return partIds && parts;
}
