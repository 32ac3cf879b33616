/** Rows of the audit log about what candidates do: ids and no names, one row an hour of what may happen at any tap. */
import type { AuditKind } from '../../shared/values/audit-entry';
import type { Told } from '../audit/told';
import { countAudit, countAuditLocked } from '../audit/write-audit';
import type { DatabaseTransaction, Store } from '../store/open-store';
import type { Candidate } from './candidate-standing';

type CandidateKind = Extract<AuditKind, `candidate-${string}`>;

const toldOf = ({ person }: Candidate, what: CandidateKind, detail: string): Told => ({
  ...{ what, origin: 'candidate', detail },
  about: { kind: 'participant', id: person.participantId },
});

export const tellCandidate = (
  { database, world }: Store,
  candidate: Candidate,
  what: CandidateKind,
  detail: string,
): Promise<void> =>
  countAudit(database, candidate.organisationId, toldOf(candidate, what, detail), world.now());

/** In the transaction of what it tells of, which holds the centre's lock. */
export const tellWritten = (
  transaction: DatabaseTransaction,
  candidate: Candidate,
  detail: string,
  now: Date,
): Promise<void> =>
  countAuditLocked(transaction, candidate.organisationId, toldOf(candidate, 'candidate-wrote', detail), now);
