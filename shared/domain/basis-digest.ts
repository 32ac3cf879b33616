/** What a signature is bound to (S6). Signing, folding, checking a file and the hub all compute it here. */
import type { ChangeId } from '../kernel/ids';
import { digestOf } from './digest';

/** SHA-256 in hex over the sorted ids of the events that count, joined by line ends. */
export const basisDigestOf = (changeIds: readonly ChangeId[]): string =>
  digestOf([...changeIds].sort().join('\n'));
