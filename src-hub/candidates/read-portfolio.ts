/** What the hub holds of one candidate, as documents: those of all ids by which the person is known. */
import { sql } from 'kysely';
import type { OrganisationId, ParticipantId } from '../../shared/kernel/ids';
import { readChange } from '../../shared/protocol/change';
import type { DocumentOf } from '../../shared/records/all-records';
import { openDocument } from '../../shared/records/open-record';
import type { Database, DatabaseTransaction } from '../store/open-store';

type Reader = Database | DatabaseTransaction;

/** All ids that mean this person: their own, and those that were merged into it. */
export async function idsOfPerson(
  database: Reader,
  organisationId: OrganisationId,
  participantId: ParticipantId,
): Promise<readonly ParticipantId[]> {
  const found = await sql<{ id: ParticipantId }>`
    with recursive theirs as (
      select ${participantId}::uuid as id
      union select m.participant_id from theirs
        join merged_participant m on m.organisation_id = ${organisationId} and m.into_id = theirs.id
    )
    select id::text as id from theirs`.execute(database);
  return found.rows.map(({ id }) => id);
}

const kinds = [
  'participation',
  'portfolio-entry',
  'portfolio-evidence',
  'portfolio-link',
  'portfolio-feedback',
] as const;
type Kind = (typeof kinds)[number];

/** As each stands now, what was removed included. */
export type PortfolioDocuments = { readonly [K in Kind]: readonly DocumentOf<K>[] };

/** Reads them by who they belong to (`sight/note-members`). What this hub cannot read is left out. */
export async function readPortfolio(
  database: Reader,
  organisationId: OrganisationId,
  personIds: readonly ParticipantId[],
): Promise<PortfolioDocuments> {
  const found = await sql<{ text: string }>`
    select distinct c.text from belonging b
    join document_head h on h.organisation_id = b.organisation_id and h.subject_type = b.subject_type
      and h.subject_id = b.subject_id
    join change c on c.organisation_id = h.organisation_id and c.change_id = h.change_id
    where b.organisation_id = ${organisationId} and b.owner_type = 'participant'
      and b.owner_id = any(${personIds}::text[]) and b.subject_type = any(${[...kinds]}::text[])`.execute(
    database,
  );
  const changes = found.rows.flatMap((row) => readChange(row) ?? []);
  const of = <K extends Kind>(kind: K): readonly DocumentOf<K>[] =>
    changes.flatMap((change) => {
      const opened = change.type === kind ? openDocument(kind, change) : null;
      // A document that was given to somebody else since belongs to them alone.
      return opened?.state === 'read' && isOf(opened.body, personIds) ? [opened.body] : [];
    });
  return {
    participation: of('participation'),
    'portfolio-entry': of('portfolio-entry'),
    'portfolio-evidence': of('portfolio-evidence'),
    'portfolio-link': of('portfolio-link'),
    'portfolio-feedback': of('portfolio-feedback'),
  };
}

const isOf = (
  { participantId }: { readonly participantId: ParticipantId },
  personIds: readonly ParticipantId[],
): boolean => personIds.includes(participantId);
