/**
 * Locks the device after a while in which nobody touched it, as long as set for this device. Not while a mark is on its
 * way: then it waits until that is saved.
 */
import { useEffect } from 'react';
import { useQuerySource } from '../queries/query-source';
import { usePreferences } from '../ui/preferences';
import { useLock } from './use-lock';

/** How often is looked whether it is time; a device that slept is locked this long after it wakes. */
const lookEveryMs = 5000;
/** Says to the other pages of this device that somebody works here, and nothing else. */
const touchedChannel = 'vakproef-touched';
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

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
      const isLongAgo = world.monotonicMs() - touchedAtMs >= lockAfterMinutes * 60_000;
      if (isLongAgo && (writer.waiting.get() ?? 0) === 0) lock();
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
