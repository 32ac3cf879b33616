/**
 * Locks the device from the page: what is being typed is handed over first, in the name of who typed it. The address and
 * the indicator stay what they are, so whoever unlocks goes on there.
 */
import { useCallback } from 'react';
import { settleTyped } from '../actions/settle-typed';
import { lockDevice } from '../actions/sign-in';
import { leaveField } from '../ui/leave-field';
import { useAction } from '../ui/use-action';

/** A disk that takes too long keeps its changes waiting; the lock does not wait for it. */
export function useLock(): () => void {
  const settle = useAction(settleTyped);
  const lock = useAction(lockDevice);
  return useCallback(() => {
    leaveField();
    void settle().then(() => lock());
  }, [settle, lock]);
}
