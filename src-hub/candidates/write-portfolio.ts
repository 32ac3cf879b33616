/**
 * What a candidate changes, written by the hub's own hand: the hub is a device of every centre, and the record says that it was
 * the candidate. Under the centre's lock it is asked once more whether this session still counts and what stands now, so
 * that two phones, or a phone and the office, never write past one another.
 */
import { mayChangeAdded } from '../../shared/domain/portfolio/may-change-added';
import type { ParticipantId, QualificationId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import type { Result } from '../../shared/kernel/result';
import type { AddedBy } from '../../shared/values/added-by';
import type { HubRecord } from '../accept/compose-hub-change';
import { lockOrganisation } from '../accept/store-changes';
import { writeHubChanges } from '../accept/write-hub-changes';
import { inTransaction, orRefuse, Refused } from '../accounts/refused';
import type { DatabaseTransaction } from '../store/open-store';
import { type Candidate, readStanding } from './candidate-standing';
import type { FileParts } from './page-parts';
import { type ExamOfPerson, readExamsOf } from './read-exams';
import { namedIds } from './read-page';
import { idsOfPerson, type PortfolioDocuments, readPortfolio } from './read-portfolio';
import { tellWritten } from './tell-candidate';

/** What stands while nobody else writes. */
export type Held = {
  readonly candidate: Candidate;
  readonly personIds: readonly ParticipantId[];
  readonly documents: PortfolioDocuments;
  readonly exams: readonly ExamOfPerson[];
  readonly transaction: DatabaseTransaction;
  readonly now: Date;
};

export type Writing<T> = { readonly records: readonly HubRecord[]; readonly answer: T };

async function hold(transaction: DatabaseTransaction, asked: Candidate, now: Date): Promise<Held> {
  const { organisationId, session } = asked;
  await lockOrganisation(transaction, organisationId);
  const row = await transaction
    .selectFrom('candidate_session')
    .select('token_hash')
    .where('token_hash', '=', session.tokenHash)
    .executeTakeFirst();
  const candidate = row ? await readStanding(transaction, session, now) : null;
  if (!candidate) throw new Refused(problem('candidate-signed-out'));
  const personIds = await idsOfPerson(transaction, organisationId, candidate.person.participantId);
  const documents = await readPortfolio(transaction, organisationId, personIds);
  const exams = await readExamsOf(transaction, organisationId, personIds);
  return { candidate, personIds, documents, exams, transaction, now };
}

/**
 * Writes what `decide` makes of what stands, whole or not at all.
 * @param detail of the row of the audit log
 */
export function writePortfolio<T>(
  { store }: FileParts,
  asked: Candidate,
  detail: string,
  decide: (held: Held) => Promise<Result<Writing<T>>> | Result<Writing<T>>,
): Promise<Result<T>> {
  const now = store.world.now();
  return inTransaction(store.database, async (transaction) => {
    const held = await hold(transaction, asked, now);
    const { records, answer } = orRefuse(await decide(held));
    if (records.length > 0) {
      await writeHubChanges(store, transaction, asked.organisationId, records, now);
      await tellWritten(transaction, held.candidate, detail, now);
    }
    return answer;
  });
}

/** One answer for what is another's, what was removed and what never was. */
export const notFound = (): Problem => problem('candidate-not-found');

/** Says of a record that it was the candidate. */
export const byCandidate = { by: 'candidate', staffId: null } as const;

/**
 * Why a candidate may not change or remove it: what somebody of the centre added is the centre's word, which an examiner reads as
 * such. The candidate sees it, links it, and asks the centre to correct it. Null: it is their own.
 */
export const findNotOwn = ({ addedBy }: { readonly addedBy: AddedBy }): Problem | null =>
  mayChangeAdded('candidate', addedBy) ? null : problem('candidate-not-own');

/** Whether nobody has that id yet: a page makes its ids itself, and must not take another's. */
export async function isFree(
  { transaction, candidate: { organisationId } }: Held,
  subjectType: string,
  subjectId: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('document_head')
    .select('change_id')
    .where('organisation_id', '=', organisationId)
    .where('subject_type', '=', subjectType)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();
  return row === undefined;
}

/** Whether a qualification is one that the candidate has to do with. */
export const mayName = ({ documents }: Held, qualificationId: QualificationId): boolean =>
  namedIds(documents).includes(qualificationId);
