/** Whenever the hub refused a version because another came first, the two are merged: at once, and by nobody's hand. */
import { useEffect, useRef } from 'react';
import type { Staff } from '../../shared/records/staff';
import { mergeRefused } from '../actions/merge-refused';
import { useQuerySource } from '../queries/query-source';
import { useLiveValue } from '../queries/use-live-value';
import { useAction } from '../ui/use-action';

/** @param actor who works here: what they may not write waits for somebody who may */
export function useMergeRefused(actor: Staff | null | undefined): void {
  const handIns = useLiveValue(useQuerySource().cache.registers.handIns.documents);
  const merge = useAction(mergeRefused);
  const running = useRef(Promise.resolve<unknown>(null));
  const isAdministrator = actor?.roles.includes('administrator') ?? false;
  useEffect(() => {
    if (!handIns || !isAdministrator) return;
    const isAny = [...handIns.values()].some(({ refusals }) => refusals.length > 0);
    if (!isAny) return;
    // One behind the other: what the first left is looked at by the next.
    running.current = running.current.then(() => merge(null));
  }, [handIns, isAdministrator, merge]);
}
