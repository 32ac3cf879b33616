/** What was received and cannot be read by this program, counted. */
import type { UnreadCounts } from '../cache/query-cache';
import { useQuerySource } from './query-source';
import { useLiveValue } from './use-live-value';

export type { UnreadCounts, UnreadDocument } from '../cache/query-cache';

/** `undefined` while loading. */
export const useUnreadRecords = (): UnreadCounts | undefined =>
  useLiveValue(useQuerySource().cache.registers.unread);
