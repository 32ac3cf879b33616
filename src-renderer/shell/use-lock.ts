/**
 * Locks the device from the page: what is being typed is handed over first, in the name of who typed it. The address and
 * the indicator stay what they are, so whoever unlocks goes on there.
 */
import { useCallback } from 'react';
import type { World } from '../../shared/kernel/world';
import { lockDevice } from '../actions/sign-in';
import { useQuerySource } from '../queries/query-source';
import { useAction } from '../ui/use-action';
import type { Writer } from '../writer/writer';

/** A disk that is slower keeps its changes waiting; the lock does not wait for it. */
const savingMayTakeMs = 1000;

/** Resolves when what was given so far is saved, or takes too long. */
const settled = ({ waiting }: Writer, world: World): Promise<void> =>
  new Promise((resolve) => {
    const isSaving = (): boolean => (waiting.get() ?? 0) > 0;
    const end = (): void => {
      forget();
      stop();
      resolve();
    };
    const forget = world.after(savingMayTakeMs, end);
    const stop = waiting.subscribe(() => {
      if (!isSaving()) end();
    });
    if (!isSaving()) end();
  });

/** @returns locks once everything typed is handed over, or after the time in which a disk should have taken it */
export function useLock(): () => void {
  const { writer, world } = useQuerySource();
  const lock = useAction(lockDevice);
  return useCallback(() => {
    // A field that loses the focus hands over what was typed.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const handedOver = Promise.all([writer.typed.current.get().flush(), writer.drafts.flush()]);
    const kept = Promise.race([handedOver, world.pause(savingMayTakeMs)]);
    void Promise.all([kept, settled(writer, world)]).then(() => lock());
  }, [writer, world, lock]);
}
