/** At which address candidates reach the hub, and whether a request comes from our own page there. */
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../../shared/kernel/loopback';
import { type Problem, problem } from '../../shared/kernel/problem';
import { candidateHeader } from '../../shared/protocol/candidate-paths';

export type CandidateSite = {
  /** `https://…`; null: this machine alone, at whichever port it is asked. */
  readonly origin: string | null;
};

/** Whether its cookies travel sealed. */
export const isSecure = ({ origin }: CandidateSite): boolean => origin?.startsWith('https:') ?? false;

/** The address a request came to; null where nobody of ours would ask. */
export function originOf(
  { origin }: CandidateSite,
  { headers }: Pick<FastifyRequest, 'headers'>,
): string | null {
  if (origin !== null) return origin;
  const here = `http://${headers.host ?? ''}`;
  return URL.canParse(here) && isLoopback(new URL(here).hostname) ? new URL(here).origin : null;
}

type Asked = Pick<FastifyRequest, 'headers' | 'method'>;

/**
 * Why it is not answered, session or not: it comes from a page of elsewhere. A browser says where from; a program says it as
 * it likes, but has no session of a person that it did not steal.
 * @param isCall whether our page would have put its header there
 */
export function findElsewhere(site: CandidateSite, request: Asked, isCall: boolean): Problem | null {
  const here = originOf(site, request);
  const { origin, [candidateHeader]: mark } = request.headers;
  const from = request.headers['sec-fetch-site'];
  const isOurs =
    here !== null &&
    (origin === undefined || origin === here) &&
    (from === undefined ||
      from === 'same-origin' ||
      (from === 'none' && !isCall && request.method === 'GET')) &&
    (!isCall || mark === '1');
  return isOurs ? null : problem('candidate-elsewhere');
}
