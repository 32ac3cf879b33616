/** How a one-time code stands: it counts from when the hub has it, by the hub's clock, and no longer than a quarter of an hour. */
import type { Problem } from '../../../../shared/kernel/problem';
import type { SubjectHandIn } from '../../../queries/use-subject-hand-ins';

export type CodeStanding =
  /** The hub does not have it yet, so it does not work. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'counts'; readonly secondsLeft: number }
  | { readonly kind: 'over' }
  /** It let somebody in, and is worth nothing any more. */
  | { readonly kind: 'used'; readonly by: string };

/**
 * @param validForMs how long a code counts
 * @param usedBy name of the person or device that used it, as far as the hub's word has come
 * @param hubNowMs the time at the hub, as far as this device knows
 */
export function codeStanding(
  handIn: SubjectHandIn | null | undefined,
  validForMs: number,
  hubNowMs: number,
  usedBy: string | null,
): CodeStanding {
  if (usedBy !== null) return { kind: 'used', by: usedBy };
  const [refusal] = handIn?.refusals ?? [];
  if (refusal) return { kind: 'refused', problem: refusal.problem };
  const last = handIn?.lastReceived;
  if (last?.state !== 'received') return { kind: 'waiting' };
  const leftMs = new Date(last.receivedAt).getTime() + validForMs - hubNowMs;
  return leftMs > 0
    ? { kind: 'counts', secondsLeft: Math.ceil(Math.min(leftMs, validForMs) / 1000) }
    : { kind: 'over' };
}
