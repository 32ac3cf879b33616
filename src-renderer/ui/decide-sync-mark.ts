/**
 * The one word in the corner that says how handing in stands. Offline is normal and calm; "received" needs a receipt
 * and nothing waiting, no file either; a refusal comes before everything else, because only a person can settle it.
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

function offlineMark({ waiting, filesWaiting }: SyncStatus): SyncMark {
  if (waiting > 0) return { tone: 'offline', word: 'offline-waiting', count: waiting };
  if (filesWaiting) return { tone: 'offline', word: 'offline-files', count: filesWaiting.count };
  return { tone: 'offline', word: 'offline', count: 0 };
}

/** The mark of a status. */
export function decideSyncMark(status: SyncStatus): SyncMark {
  const { phase, waiting, filesWaiting, refused, problem, lastReceiptNumber } = status;
  const needsPerson = problem !== null && !selfHealing.has(problem.code) ? 1 : 0;
  if (refused + needsPerson > 0)
    return { tone: 'attention', word: 'action-needed', count: refused + needsPerson };
  if (phase === 'not-enrolled') return { tone: 'neutral', word: 'not-enrolled', count: 0 };
  if (phase === 'sending') return { tone: 'info', word: 'sending', count: waiting };
  if (phase === 'waiting-for-hub' || problem) return offlineMark(status);
  if (waiting > 0) return { tone: 'waiting', word: 'waiting', count: waiting };
  if (filesWaiting) return { tone: 'waiting', word: 'files-waiting', count: filesWaiting.count };
  if (phase === 'fetching') return { tone: 'info', word: 'fetching', count: 0 };
  if (lastReceiptNumber) return { tone: 'good', word: 'received', count: 0 };
  return { tone: 'neutral', word: 'stored', count: 0 };
}
