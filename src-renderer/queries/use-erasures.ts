/** What was asked to be erased, live: whether the hub has done it, and what it refused of what was asked on this device. */
import { useMemo } from 'react';
import type { Problem } from '../../shared/kernel/problem';
import type { Erasure } from '../../shared/records/erasure';
import { useQuerySource } from './query-source';
import { useDocuments } from './use-documents';
import { useLiveValue } from './use-live-value';

/** `isWaiting`: the hub has not heard of it, and all of it is still kept. */
export type AskedErasure = { readonly erasure: Erasure; readonly isWaiting: boolean };
export type Erasures = {
  readonly asked: readonly AskedErasure[];
  readonly refusals: readonly Problem[];
};

/** `undefined` while loading. */
export function useErasures(): Erasures | undefined {
  const stored = useDocuments('erasure');
  const handIns = useLiveValue(useQuerySource().cache.registers.handIns.documents);
  return useMemo(() => {
    if (!stored || !handIns) return undefined;
    const asked = stored.map(({ document: erasure }) => ({
      erasure,
      isWaiting: (handIns.get(erasure.erasureId)?.waiting ?? 0) > 0,
    }));
    const refusals = [...handIns.values()].flatMap((one) =>
      one.type === 'erasure' ? one.refusals.map(({ problem }) => problem) : [],
    );
    return { asked, refusals };
  }, [stored, handIns]);
}
