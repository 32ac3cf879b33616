/** Follows a live value from a component. */
import { useSyncExternalStore } from 'react';
import type { LiveValue } from '../cache/live-value';

export const useLiveValue = <T>(live: LiveValue<T>): T | undefined =>
  useSyncExternalStore(live.subscribe, live.get);
