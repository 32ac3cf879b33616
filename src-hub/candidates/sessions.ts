/**
 * Sessions of candidates. The token is in the browser's cookie only; the hub keeps its digest. A sign-in makes a new one
 * whatever the browser brought, so nobody can be made to go on in a session that somebody else knows.
 */
import { createHash } from 'node:crypto';
import type { OrganisationId, ParticipantId } from '../../shared/kernel/ids';
import { randomText, type World } from '../../shared/kernel/world';
import type { Database, DatabaseTransaction } from '../store/open-store';

/** Nobody asked anything for so long: a phone that was left lying is signed in no more. */
export const sessionIdleMs = 12 * 3_600_000;
/** How late a use may be written down. */
const seenEveryMs = 60_000;
const tokenBytes = 32;

export const hashSession = (token: string): string =>
  createHash('sha256').update(`candidate session ${token}`).digest('hex');

export type Session = {
  readonly tokenHash: string;
  readonly organisationId: OrganisationId;
  readonly participantId: ParticipantId;
  /** Digest of the personal link by which it began; null with an account. */
  readonly link: string | null;
};

/** @returns the token */
export async function beginSession(
  world: Pick<World, 'randomBytes' | 'now'>,
  transaction: DatabaseTransaction,
  { organisationId, participantId, link }: Omit<Session, 'tokenHash'>,
): Promise<string> {
  const token = randomText(world, tokenBytes);
  await transaction
    .insertInto('candidate_session')
    .values({
      token_hash: hashSession(token),
      organisation_id: organisationId,
      participant_id: participantId,
      link,
      seen_at: world.now(),
    })
    .execute();
  return token;
}

/** The session of a token, and that it was used; null when there is none, or none any more. */
export async function findSession(database: Database, token: string, now: Date): Promise<Session | null> {
  const tokenHash = hashSession(token);
  const row = await database
    .selectFrom('candidate_session')
    .select(['organisation_id', 'participant_id', 'link', 'seen_at'])
    .where('token_hash', '=', tokenHash)
    .where('seen_at', '>', new Date(now.getTime() - sessionIdleMs))
    .executeTakeFirst();
  if (!row) return null;
  if (now.getTime() - row.seen_at.getTime() > seenEveryMs)
    await database
      .updateTable('candidate_session')
      .set({ seen_at: now })
      .where('token_hash', '=', tokenHash)
      .execute();
  return {
    tokenHash,
    organisationId: row.organisation_id,
    participantId: row.participant_id,
    link: row.link,
  };
}

/** It counts no more, for whoever holds its token. */
export async function endSession(database: Database | DatabaseTransaction, tokenHash: string): Promise<void> {
  await database.deleteFrom('candidate_session').where('token_hash', '=', tokenHash).execute();
}

/** Ends all of these people. */
export async function endSessionsOf(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  participantIds: readonly ParticipantId[],
): Promise<void> {
  if (participantIds.length === 0) return;
  await transaction
    .deleteFrom('candidate_session')
    .where('organisation_id', '=', organisationId)
    .where('participant_id', 'in', participantIds)
    .execute();
}

/** Forgets those that nobody used for long. */
export async function sweepSessions(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('candidate_session')
    .where('seen_at', '<', new Date(now.getTime() - sessionIdleMs))
    .execute();
}
