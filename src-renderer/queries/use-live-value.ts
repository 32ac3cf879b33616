/** Follows a live value from a component. */
import { useSyncExternalStore } from 'react';
import type { LiveValue } from '../../shared/kernel/live-value';

export const useLiveValue = <T>(live: LiveValue<T>): T | undefined =>
  useSyncExternalStore(live.subscribe, live.get);
