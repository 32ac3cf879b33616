/** A candidate adds, changes and removes entries of their own portfolio. */
import type { z } from 'zod';
import { blankEntryFields, decideEntry, offeredKinds } from '../../shared/domain/portfolio/decide-entry';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { CandidateEntry, saveEntrySchema } from '../../shared/protocol/candidate-api';
import type { DocumentOf } from '../../shared/records/all-records';
import { portfolioEntryRecord } from '../../shared/records/portfolio-entry';
import type { HubRecord } from '../accept/compose-hub-change';
import type { Candidate } from './candidate-standing';
import type { FileParts } from './page-parts';
import { mostDocuments } from './tell-me';
import { tellEntry } from './tell-portfolio';
import {
  byCandidate,
  findNotOwn,
  type Held,
  isFree,
  mayName,
  notFound,
  writePortfolio,
} from './write-portfolio';

type PortfolioEntry = DocumentOf<'portfolio-entry'>;

type Fields = z.infer<typeof saveEntrySchema>['fields'];
type EntryId = PortfolioEntry['portfolioEntryId'];

const recordOf = (body: PortfolioEntry): HubRecord => ({
  record: portfolioEntryRecord,
  subjectId: body.portfolioEntryId,
  body,
});

const blankEntry = ({ candidate, now }: Held, portfolioEntryId: EntryId): PortfolioEntry => ({
  portfolioEntryId,
  participantId: candidate.person.participantId,
  ...blankEntryFields,
  addedAt: now.toISOString(),
  addedBy: byCandidate,
});

/** Undefined where nothing stands under that id; null where it is nobody's to change here. */
const findOwn = ({ documents }: Held, id: EntryId): PortfolioEntry | null | undefined => {
  const there = documents['portfolio-entry'].find(({ portfolioEntryId }) => portfolioEntryId === id);
  return there?.isRemoved ? null : there;
};

function findRefusal(held: Held, fields: Fields, there: PortfolioEntry | undefined): Problem | null {
  if (!(fields.qualificationIds ?? []).every((id) => mayName(held, id))) return notFound();
  const { organisation } = held.candidate.centre;
  const isKind = fields.kind === undefined || offeredKinds(organisation).includes(fields.kind);
  // One that was retired stays where it stands.
  if (!isKind && fields.kind !== there?.kind) return problem('invalid-input', { at: 'fields.kind' });
  const isFull = held.documents['portfolio-entry'].length >= mostDocuments;
  return !there && isFull ? problem('candidate-full', { max: mostDocuments }) : null;
}

export const saveEntry = (
  parts: FileParts,
  candidate: Candidate,
  { portfolioEntryId, fields }: z.infer<typeof saveEntrySchema>,
): Promise<Result<{ entry: CandidateEntry }>> =>
  writePortfolio(parts, candidate, 'entry', async (held) => {
    const there = findOwn(held, portfolioEntryId);
    if (there === null) return err(notFound());
    const notOwn = there && findNotOwn(there);
    if (notOwn) return err(notOwn);
    if (!there && !(await isFree(held, 'portfolio-entry', portfolioEntryId))) return err(notFound());
    const refusal = findRefusal(held, fields, there);
    if (refusal) return err(refusal);
    const before = there ?? blankEntry(held, portfolioEntryId);
    const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const decided = decideEntry({ ...before, ...said });
    if (!decided.ok) return decided;
    const entry: PortfolioEntry = { ...before, ...decided.value };
    const isSame = there !== undefined && JSON.stringify(there) === JSON.stringify(entry);
    return ok({ records: isSame ? [] : [recordOf(entry)], answer: { entry: tellEntry(entry) } });
  });

export const removeEntry = (
  parts: FileParts,
  candidate: Candidate,
  portfolioEntryId: EntryId,
): Promise<Result<Record<string, never>>> =>
  writePortfolio(parts, candidate, 'entry', (held) => {
    const there = findOwn(held, portfolioEntryId);
    if (!there) return err(notFound());
    const notOwn = findNotOwn(there);
    if (notOwn) return err(notOwn);
    return ok({ records: [recordOf({ ...there, isRemoved: true })], answer: {} });
  });
