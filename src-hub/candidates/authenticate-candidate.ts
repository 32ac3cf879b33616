/** The door of the candidate's page: where a request comes from, and whose session it brings. Every refusal is one answer. */
import type { FastifyRequest } from 'fastify';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Endpoint } from '../../shared/protocol/http-contract';
import type { Store } from '../store/open-store';
import { type CandidateSite, isSecure } from './candidate-site';
import { type Candidate, readStanding } from './candidate-standing';
import { readCookie } from './cookies';
import { findSession } from './sessions';

/** The candidate behind a request. */
export async function authenticateCandidate(
  { database, world }: Pick<Store, 'database' | 'world'>,
  site: CandidateSite,
  request: FastifyRequest,
  _endpoint?: Endpoint,
): Promise<Result<Candidate>> {
  const token = readCookie(request.headers.cookie, 'session', isSecure(site));
  const session = token === null ? null : await findSession(database, token, world.now());
  const candidate = session && (await readStanding(database, session, world.now()));
  return candidate ? ok(candidate) : err(problem('candidate-signed-out'));
}
