/** What still names somebody whom the hub erased is put right when an administrator is at work, by nobody's hand. */
import { useEffect, useRef } from 'react';
import type { Staff } from '../../shared/records/staff';
import { finishErasures } from '../actions/finish-erasures';
import { useQuerySource } from '../queries/query-source';
import { useLiveValue } from '../queries/use-live-value';
import { useAction } from '../ui/use-action';

/** @param actor who works here: what they may not write waits for somebody who may */
export function useFinishErasures(actor: Staff | null | undefined): void {
  const { registers } = useQuerySource().cache;
  const erasures = useLiveValue(registers.documents('erasure'));
  const exams = useLiveValue(registers.documents('exam'));
  const handIns = useLiveValue(registers.handIns.documents);
  const finish = useAction(finishErasures);
  const running = useRef(Promise.resolve<unknown>(null));
  const tried = useRef(new Set<string>());
  const isAdministrator = actor?.roles.includes('administrator') ?? false;
  const isAny = isAdministrator && (erasures?.stored.length ?? 0) > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every erasure, plan and word of the hub anew
  useEffect(() => {
    // One behind the other: what the first put right is not done twice.
    if (isAny) running.current = running.current.then(() => finish({ tried: tried.current }));
  }, [isAny, erasures, exams, handIns, finish]);
}
