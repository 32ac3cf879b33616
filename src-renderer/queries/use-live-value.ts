/** Follows a live value from a component. */
import { useSyncExternalStore } from 'react';
import type { LiveValue } from '../../shared/kernel/live-value';

/** `undefined` until it has a value. Equal values are the same object, so nothing is drawn twice. */
export const useLiveValue = <T>(live: LiveValue<T>): T | undefined =>
  useSyncExternalStore(live.subscribe, live.get);
