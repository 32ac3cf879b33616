/** Whether a candidate may use the page now: asked at every request, so that whatever ends it counts at once. */
import { followMerged } from '../../shared/domain/follow-merged';
import type { OrganisationId, ParticipantId } from '../../shared/kernel/ids';
import { openDocument } from '../../shared/records/open-record';
import type { Organisation } from '../../shared/records/organisation';
import type { Participant } from '../../shared/records/participant';
import type { Database, DatabaseTransaction } from '../store/open-store';
import { readHead } from '../store/read-heads';
import type { Session } from './sessions';

type Reader = Database | DatabaseTransaction;

export type CandidatePage = NonNullable<Organisation['candidatePage']>;
/** A centre whose page is on. */
export type PageCentre = { readonly organisation: Organisation; readonly page: CandidatePage };

/** Null where the centre has its page off, as every centre has that did not turn it on. */
export async function readPageCentre(
  database: Reader,
  organisationId: OrganisationId,
): Promise<PageCentre | null> {
  const head = await readHead(database, organisationId, 'organisation', organisationId);
  const opened = head && openDocument('organisation', head);
  if (opened?.state !== 'read') return null;
  const page = opened.body.candidatePage;
  return page?.isOn ? { organisation: opened.body, page } : null;
}

/**
 * Who an id means by now: somebody who is a candidate of the centre. Null for who is archived, erased, taken back or was
 * never there.
 */
export async function readCandidate(
  database: Reader,
  organisationId: OrganisationId,
  participantId: ParticipantId,
): Promise<Participant | null> {
  const passed = new Map<string, Participant>();
  let id: ParticipantId | null = participantId;
  while (id !== null && !passed.has(id)) {
    const head = await readHead(database, organisationId, 'participant', id);
    const opened = head && openDocument('participant', head);
    if (opened?.state !== 'read') return null;
    passed.set(id, opened.body);
    id = opened.body.mergedInto ?? null;
  }
  // Two desks may have merged two of them into each other.
  const person = followMerged(passed, participantId, 'participantId');
  return !person || person.inactiveSince || person.isRemoved ? null : person;
}

export type PersonalLink = { readonly participantId: ParticipantId; readonly endsAt: string };

/** A personal link by its digest; null where it ended or never was. */
export async function readPersonalLink(
  database: Reader,
  organisationId: OrganisationId,
  digest: string,
  now: Date,
): Promise<PersonalLink | null> {
  const head = await readHead(database, organisationId, 'candidate-access', digest);
  const opened = head && openDocument('candidate-access', head);
  if (opened?.state !== 'read') return null;
  const { participantId, endsAt, endedAt } = opened.body;
  return endedAt || Date.parse(endsAt) <= now.getTime() ? null : { participantId, endsAt };
}

/** Who asks, and at which centre. */
export type Candidate = {
  readonly session: Session;
  readonly organisationId: OrganisationId;
  readonly person: Participant;
  readonly centre: PageCentre;
  readonly linkEndsAt: string | null;
};

/** Who a session is of now; null when it is nobody's any more. */
export async function readStanding(database: Reader, session: Session, now: Date): Promise<Candidate | null> {
  const { organisationId, link } = session;
  const personal = link === null ? null : await readPersonalLink(database, organisationId, link, now);
  if (link !== null && !personal) return null;
  const centre = await readPageCentre(database, organisationId);
  // Signing in with accounts may have been turned off since.
  if (!centre || (link === null && !centre.page.account)) return null;
  const person = await readCandidate(database, organisationId, session.participantId);
  return person && { session, organisationId, person, centre, linkEndsAt: personal?.endsAt ?? null };
}
