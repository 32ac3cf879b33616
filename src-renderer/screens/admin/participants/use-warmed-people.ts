/**
 * People whose names were taken apart and folded, for a list that sorts and searches them. For twenty thousand that takes a quarter
 * of a second, so it is done in slices before they are shown, and whoever is shown meanwhile stays.
 */
import { useEffect, useState } from 'react';
import type { Participants } from '../../../../shared/domain/arrange-participants';
import { restBetween } from '../../../../shared/kernel/rest-between';
import { useWorld } from '../../../queries/query-source';
import { warmRow } from './people-rows';

const sliceMs = 8;
/** The clock is looked at now and then: looking costs as much as a few names. */
const perLook = 50;
/** So few are folded as they are shown. */
const few = 200;

/** Lists whose people are ready: whoever comes back finds them at once. */
const ready = new WeakSet<Participants>();

const countOf = ({ active, archived }: Participants): number => active.length + archived.length;

/** `undefined` until the first are ready. */
export function useWarmedPeople(people: Participants | undefined): Participants | undefined {
  const world = useWorld();
  const [warmed, setWarmed] = useState<Participants | undefined>();
  useEffect(() => {
    if (!people || ready.has(people)) return undefined;
    let isStopped = false;
    const warm = async (): Promise<void> => {
      const rest = restBetween(world, sliceMs);
      for (const [at, person] of [...people.active, ...people.archived].entries()) {
        warmRow(person);
        if (at % perLook === perLook - 1) await rest();
        if (isStopped) return;
      }
      ready.add(people);
      setWarmed(people);
    };
    void warm();
    return () => {
      isStopped = true;
    };
  }, [people, world]);
  return people && (countOf(people) <= few || ready.has(people)) ? people : warmed;
}
