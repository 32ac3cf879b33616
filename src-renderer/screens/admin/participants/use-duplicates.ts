/**
 * Who may be in the register twice, looked for in slices while the screen stays alive.
 * A school of twenty thousand takes a second or two, of which no slice is longer than a frame.
 */
import { useEffect, useState } from 'react';
import { type Duplicate, findDuplicates } from '../../../../shared/domain/find-duplicates';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import { restBetween } from '../../../../shared/kernel/rest-between';
import { useWorld } from '../../../queries/query-source';

const sliceMs = 8;

/** Null while it is looking. What was found stays until the next is found. */
export function useDuplicates(people: readonly WholeParticipant[]): readonly Duplicate[] | null {
  const world = useWorld();
  const [found, setFound] = useState<readonly Duplicate[] | null>(null);
  useEffect(() => {
    let isStopped = false;
    const look = async (): Promise<void> => {
      const rest = restBetween(world, sliceMs);
      const search = findDuplicates(people);
      let step = search.next();
      while (!step.done && !isStopped) {
        await rest();
        step = search.next();
      }
      if (step.done && !isStopped) setFound(step.value);
    };
    void look();
    return () => {
      isStopped = true;
    };
  }, [people, world]);
  return found;
}
