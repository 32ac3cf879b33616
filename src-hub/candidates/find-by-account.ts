/** Which candidate of a centre an account names: by number, or by a mail address that its provider vouches for. */
import type { OrganisationId, ParticipantId } from '../../shared/kernel/ids';
import { openDocument } from '../../shared/records/open-record';
import { normaliseAccount } from '../../shared/values/identity-provider';
import type { Database } from '../store/open-store';
import { readHeads } from '../store/read-heads';

async function findByNumber(
  database: Database,
  organisationId: OrganisationId,
  number: string,
): Promise<readonly ParticipantId[]> {
  const heads = await readHeads(database, organisationId, 'participant', 'all');
  return [...heads.values()].flatMap((head) => {
    const opened = openDocument('participant', head);
    if (opened.state !== 'read') return [];
    const { participantId, inactiveSince, isRemoved, mergedInto } = opened.body;
    const isThem = opened.body.number.trim() === number && !inactiveSince && !isRemoved && !mergedInto;
    return isThem ? [participantId] : [];
  });
}

async function findByMail(
  database: Database,
  organisationId: OrganisationId,
  mail: string,
): Promise<readonly ParticipantId[]> {
  const heads = await readHeads(database, organisationId, 'participant-office', 'all');
  const wanted = normaliseAccount('email', mail);
  return [...heads.values()].flatMap((head) => {
    const opened = openDocument('participant-office', head);
    if (opened.state !== 'read') return [];
    const { email = '', participantId } = opened.body;
    return normaliseAccount('email', email.trim()) === wanted ? [participantId] : [];
  });
}

/** Null for nobody, and where it could be one of two: then it lets in neither. */
export async function findByAccount(
  database: Database,
  organisationId: OrganisationId,
  names: 'number' | 'mail',
  account: string,
): Promise<ParticipantId | null> {
  const wanted = account.trim();
  if (wanted === '') return null;
  const find = names === 'number' ? findByNumber : findByMail;
  const [only, another] = await find(database, organisationId, wanted);
  return only && !another ? only : null;
}
