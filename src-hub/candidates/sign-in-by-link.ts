/** A candidate signs in with a personal link that somebody of the centre made: its secret says who it is, until it ends. */
import { createHash } from 'node:crypto';
import type { OrganisationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { countAudit } from '../audit/write-audit';
import type { Database, Store } from '../store/open-store';
import { type Candidate, readPersonalLink, readStanding } from './candidate-standing';
import { beginSession, endSession, hashSession, type Session } from './sessions';

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Whose link it is or was; nobody says of which centre it is. */
async function findCentre(database: Database, digest: string): Promise<OrganisationId | null> {
  const row = await database
    .selectFrom('document_head')
    .select('organisation_id')
    .where('subject_type', '=', 'candidate-access')
    .where('subject_id', '=', digest)
    .limit(1)
    .executeTakeFirst();
  return row?.organisation_id ?? null;
}

export type SignedIn = { readonly token: string; readonly candidate: Candidate };

/**
 * Begins a session in the place of the one that the browser had.
 * @param earlier token of that one
 */
export async function signIn(
  { database, world }: Store,
  wanted: Omit<Session, 'tokenHash'>,
  earlier: string | null,
): Promise<SignedIn | null> {
  const { organisationId } = wanted;
  const at = world.now();
  const candidate = await readStanding(database, { ...wanted, tokenHash: '' }, at);
  if (!candidate) return null;
  const { participantId } = candidate.person;
  const begun = { ...wanted, participantId };
  const token = await database.transaction().execute(async (transaction) => {
    if (earlier !== null) await endSession(transaction, hashSession(earlier));
    return beginSession(world, transaction, begun);
  });
  const told = {
    what: 'candidate-signed-in',
    origin: 'candidate',
    about: { kind: 'participant', id: participantId },
    detail: wanted.link === null ? 'account' : 'link',
  } as const;
  await countAudit(database, organisationId, told, at);
  return { token, candidate: { ...candidate, session: { ...begun, tokenHash: hashSession(token) } } };
}

/** Of a link that ended as of one that never was, nobody learns which. */
export async function signInByLink(
  store: Store,
  secret: string,
  earlier: string | null,
): Promise<Result<SignedIn>> {
  const { database, world } = store;
  const digest = digestOf(secret);
  const organisationId = await findCentre(database, digest);
  const unknown = err(problem('candidate-link-unknown'));
  if (organisationId === null) return unknown;
  const link = await readPersonalLink(database, organisationId, digest, world.now());
  const signedIn =
    link &&
    (await signIn(store, { organisationId, participantId: link.participantId, link: digest }, earlier));
  if (signedIn) return ok(signedIn);
  const told = {
    what: 'candidate-signed-in',
    origin: 'candidate',
    outcome: 'candidate-link-unknown',
    detail: `link ${digest.slice(0, 12)}`,
  } as const;
  await countAudit(database, organisationId, told, world.now());
  return unknown;
}
