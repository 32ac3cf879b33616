/**
 * The one word in the corner that says how handing in stands. Offline is normal and calm; "received" needs a receipt
 * and nothing waiting; a refusal comes before everything else, because only a person can settle it.
 */
import type { SyncStatus } from '../../shared/contract/sync-contract';
import type { ProblemCode } from '../../shared/kernel/problem';
import type { StatusTone } from './status-mark';

export type SyncMark = {
  readonly tone: StatusTone;
  /** Key under `mark` of the namespace `sync`. */
  readonly word: string;
  readonly count: number;
};

/** Problems of the connection heal by themselves; any other needs a person. */
const selfHealing: ReadonlySet<ProblemCode> = new Set([
  'hub-unreachable',
  'hub-busy',
  'hub-behind',
  'too-many-requests',
  'host-unreachable',
  'not-enrolled',
]);

/** The mark of a status. */
export function decideSyncMark(status: SyncStatus): SyncMark {
  const { phase, waiting, refused, problem, lastReceiptNumber } = status;
  const needsPerson = problem !== null && !selfHealing.has(problem.code) ? 1 : 0;
  if (refused + needsPerson > 0)
    return { tone: 'attention', word: 'action-needed', count: refused + needsPerson };
  if (phase === 'not-enrolled') return { tone: 'neutral', word: 'not-enrolled', count: 0 };
  if (phase === 'sending') return { tone: 'info', word: 'sending', count: waiting };
  if (phase === 'waiting-for-hub' || problem)
    return { tone: 'offline', word: waiting > 0 ? 'offline-waiting' : 'offline', count: waiting };
  if (waiting > 0) return { tone: 'waiting', word: 'waiting', count: waiting };
  if (phase === 'fetching') return { tone: 'info', word: 'fetching', count: 0 };
  if (lastReceiptNumber) return { tone: 'good', word: 'received', count: 0 };
  return { tone: 'neutral', word: 'stored', count: 0 };
}
