/**
 * Locks the device after a while in which nobody touched it, as long as set for this device. A mark that is on its way is
 * waited for, but not for long: what a full disk does not take is kept for who gave it, behind the lock.
 */
import { useEffect } from 'react';
import { useQuerySource } from '../queries/query-source';
import { usePreferences } from '../ui/preferences';
import { useLock } from './use-lock';

/** How often is looked whether it is time; a device that slept is locked this long after it wakes. */
const lookEveryMs = 5000;
/** A disk that takes longer than this for a mark does not take it now. */
const savingMayTakeMs = 60_000;
/** Says to the other pages of this device that somebody works here, and nothing else. */
const touchedChannel = 'vakproef-touched';
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Counts by a clock that nobody can set: a date that jumps neither locks a device nor keeps it open. */
export function IdleLock() {
  const { writer, world } = useQuerySource();
  const lockAfterMinutes = usePreferences((preferences) => preferences.lockAfterMinutes);
  const lock = useLock();
  useEffect(() => {
    let touchedAtMs = world.monotonicMs();
    let toldAtMs = Number.NEGATIVE_INFINITY;
    // A lock is for the whole device: a page in the background must not lock it under the hands of who works in another.
    const pages = new BroadcastChannel(touchedChannel);
    pages.onmessage = () => {
      touchedAtMs = world.monotonicMs();
    };
    const touched = (): void => {
      touchedAtMs = world.monotonicMs();
      if (touchedAtMs - toldAtMs < lookEveryMs) return;
      toldAtMs = touchedAtMs;
      pages.postMessage(null);
    };
    const stop = world.every(lookEveryMs, () => {
      const overdueMs = world.monotonicMs() - touchedAtMs - lockAfterMinutes * 60_000;
      const isSaving = (writer.waiting.get() ?? 0) > 0;
      if (overdueMs >= (isSaving ? savingMayTakeMs : 0)) lock();
    });
    for (const sign of signsOfLife) window.addEventListener(sign, touched, { capture: true, passive: true });
    return () => {
      stop();
      pages.close();
      for (const sign of signsOfLife) window.removeEventListener(sign, touched, { capture: true });
    };
  }, [writer, world, lockAfterMinutes, lock]);
  return null;
}
