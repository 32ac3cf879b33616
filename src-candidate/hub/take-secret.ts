/**
 * Takes what stands behind `#` out of the address at once, before anything else runs: a secret stays in no history and on no
 * screen that somebody looks over a shoulder at.
 */
import { candidateSecretPattern } from '../../shared/protocol/candidate-link';

export type CameWith = {
  /** Of a personal link; null: none, or nothing that looks like one. */
  readonly secret: string | null;
  /** Code of the problem with which signing in with an account ended. */
  readonly problemCode: string | null;
};

export function takeSecret(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
): CameWith {
  const behind = location.hash.replace(/^#/, '');
  if (behind === '') return { secret: null, problemCode: null };
  history.replaceState(null, '', location.pathname + location.search);
  const [, problemCode = null] = /^problem=([a-z-]+)$/.exec(behind) ?? [];
  return { secret: candidateSecretPattern.test(behind) ? behind : null, problemCode };
}
