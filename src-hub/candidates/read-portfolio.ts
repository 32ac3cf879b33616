/** What the hub holds of one candidate, as documents: those of all ids by which the person is known. */
import { sql } from 'kysely';
import { followMerged } from '../../shared/domain/follow-merged';
import type { OrganisationId, ParticipantId } from '../../shared/kernel/ids';
import { readChange } from '../../shared/protocol/change';
import type { DocumentOf } from '../../shared/records/all-records';
import { openDocument } from '../../shared/records/open-record';
import type { Participant } from '../../shared/records/participant';
import type { Database, DatabaseTransaction } from '../store/open-store';

type Reader = Database | DatabaseTransaction;

/** All ids that mean this person: their own, and those that were merged into it. */
export async function idsOfPerson(
  database: Reader,
  organisationId: OrganisationId,
  participantId: ParticipantId,
): Promise<readonly ParticipantId[]> {
  const found = await sql<{ text: string }>`
    select c.text from document_head h
    join change c on c.organisation_id = h.organisation_id and c.change_id = h.change_id
    where h.organisation_id = ${organisationId} and h.subject_type = 'participant'
      and strpos(c.text, '"mergedInto":"') > 0`.execute(database);
  const merged = found.rows.flatMap((row): Participant[] => {
    const change = readChange(row);
    const opened = change && openDocument('participant', change);
    return opened?.state === 'read' ? [opened.body] : [];
  });
  const self = { participantId } as Participant;
  const byId = new Map([...merged, self].map((one) => [one.participantId as string, one]));
  const theirs = merged.filter(
    (one) => followMerged(byId, one.participantId, 'participantId')?.participantId === participantId,
  );
  return [participantId, ...theirs.map((one) => one.participantId)];
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
