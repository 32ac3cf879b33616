/** Whenever the hub refused a version because another came first, the two are merged: at once, and by nobody's hand. */
import { useCallback, useEffect, useRef } from 'react';
import type { Staff } from '../../shared/records/staff';
import { mergeRefused } from '../actions/merge-refused';
import { useQuerySource } from '../queries/query-source';
import { useCacheState } from '../queries/use-cache-state';
import { useHostState } from '../queries/use-host-state';
import { useLiveValue } from '../queries/use-live-value';
import { useAction } from '../ui/use-action';

/**
 * What waits for something that is not on this device yet, or failed, is tried again whenever something came in, the view is whole
 * again or the hub was reached: nobody has to come by, and nothing is asked of a clock.
 * @param actor who works here: what they may not write waits for somebody who may
 */
export function useMergeRefused(actor: Staff | null | undefined): void {
  const handIns = useLiveValue(useQuerySource().cache.registers.handIns.documents);
  const { position = 0, phase } = useCacheState() ?? {};
  const contactAt = useHostState((host) => host.sync.status)?.lastContactAt ?? null;
  const merge = useAction(mergeRefused);
  const running = useRef(Promise.resolve<unknown>(null));
  /** Something may wait for what is on its way; known only after the merge that looked. */
  const isWaiting = useRef(false);
  const isAdministrator = actor?.roles.includes('administrator') ?? false;
  const isAny =
    isAdministrator &&
    handIns !== undefined &&
    [...handIns.values()].some(({ refusals }) => refusals.length > 0);
  const run = useCallback((): void => {
    isWaiting.current = true;
    // One behind the other: what the first left is looked at by the next.
    running.current = running.current.then(async () => {
      // One that failed, or threw, is no reason to leave the others: it is tried again with what comes in.
      const done = await merge(null).catch(() => null);
      isWaiting.current = !done?.ok || done.value > 0;
    });
  }, [merge]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every refusal anew
  useEffect(() => {
    if (isAny) run();
  }, [handIns, isAny, run]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with everything that came in, and with each contact
  useEffect(() => {
    if (isWaiting.current) run();
  }, [position, phase, contactAt, run]);
}
