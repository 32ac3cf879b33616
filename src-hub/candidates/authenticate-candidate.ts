/** The door of the candidate's page: where a request comes from, and whose session it brings. Every refusal is one answer. */
import type { FastifyRequest } from 'fastify';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { candidatePersonHeader } from '../../shared/protocol/candidate-paths';
import type { Endpoint } from '../../shared/protocol/http-contract';
import type { Database, Store } from '../store/open-store';
import { type CandidateSite, isSecure } from './candidate-site';
import { type Candidate, readStanding } from './candidate-standing';
import { readCookie } from './cookies';
import { idsOfPerson } from './read-portfolio';
import { findSession } from './sessions';

/** Whom the page that asks shows; null where it does not say, as before anybody is signed in. */
function shownBy({ headers, query }: FastifyRequest): string | null {
  const named = headers[candidatePersonHeader] ?? (query as { readonly of?: unknown }).of;
  return named === undefined ? null : String(named);
}

/** Whether that is the person of the session, under whichever of their ids. */
async function isThem(
  database: Database,
  { organisationId, person: { participantId } }: Candidate,
  shown: string | null,
): Promise<boolean> {
  if (shown === null || shown === participantId) return true;
  const ids: readonly string[] = await idsOfPerson(database, organisationId, participantId);
  return ids.includes(shown);
}

/** The candidate behind a request. A page that still shows somebody else is signed in no more. */
export async function authenticateCandidate(
  { database, world }: Pick<Store, 'database' | 'world'>,
  site: CandidateSite,
  request: FastifyRequest,
  _endpoint?: Endpoint,
): Promise<Result<Candidate>> {
  const token = readCookie(request.headers.cookie, 'session', isSecure(site));
  const session = token === null ? null : await findSession(database, token, world.now());
  const candidate = session && (await readStanding(database, session, world.now()));
  return candidate && (await isThem(database, candidate, shownBy(request)))
    ? ok(candidate)
    : err(problem('candidate-signed-out'));
}
