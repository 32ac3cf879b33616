/** A candidate links evidence to a qualification or one of its work processes, and ends such a link, where it is their own. */
import type { z } from 'zod';
import { mayChangeAdded } from '../../shared/domain/portfolio/may-change-added';
import { keyOfPlace } from '../../shared/domain/portfolio/standing-links';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { addLinkSchema, CandidateLink } from '../../shared/protocol/candidate-api';
import type { DocumentOf } from '../../shared/records/all-records';
import { portfolioLinkRecord } from '../../shared/records/portfolio-link';
import type { HubRecord } from '../accept/compose-hub-change';
import type { Candidate } from './candidate-standing';
import type { FileParts } from './page-parts';
import { readTree } from './read-page';
import { mostDocuments } from './tell-me';
import { standing, tellLink } from './tell-portfolio';
import { byCandidate, type Held, isFree, mayName, notFound, writePortfolio } from './write-portfolio';

type PortfolioLink = DocumentOf<'portfolio-link'>;

type Asked = z.infer<typeof addLinkSchema>;

const recordOf = (body: PortfolioLink): HubRecord => ({
  record: portfolioLinkRecord,
  subjectId: body.portfolioLinkId,
  body,
});

/** Whether the qualification has that work process. */
async function isInTree({ candidate, transaction }: Held, asked: Asked): Promise<boolean> {
  if (asked.workProcessId === null) return true;
  const tree = await readTree(transaction, candidate.organisationId, asked.qualificationId);
  return (tree?.coreTasks ?? []).some(({ workProcesses }) =>
    workProcesses.some(({ workProcessId }) => workProcessId === asked.workProcessId),
  );
}

export const addLink = (
  parts: FileParts,
  candidate: Candidate,
  asked: Asked,
): Promise<Result<{ link: CandidateLink }>> =>
  writePortfolio(parts, candidate, 'link', async (held) => {
    const { portfolioLinkId, portfolioEvidenceId, qualificationId, workProcessId } = asked;
    const { evidence, links } = standing(held.documents);
    const isTheirs = evidence.some((one) => one.portfolioEvidenceId === portfolioEvidenceId);
    if (!isTheirs || !mayName(held, qualificationId) || !(await isInTree(held, asked)))
      return err(notFound());
    const there = links.find(
      (link) => link.portfolioEvidenceId === portfolioEvidenceId && keyOfPlace(link) === keyOfPlace(asked),
    );
    if (there) return ok({ records: [], answer: { link: tellLink(there) } });
    if (!(await isFree(held, 'portfolio-link', portfolioLinkId))) return err(notFound());
    if (held.documents['portfolio-link'].length >= mostDocuments)
      return err(problem('candidate-full', { max: mostDocuments }));
    const link: PortfolioLink = {
      ...{ portfolioLinkId, portfolioEvidenceId, qualificationId, workProcessId },
      participantId: held.candidate.person.participantId,
      linkedAt: held.now.toISOString(),
      linkedBy: byCandidate,
      endedAt: null,
    };
    return ok({ records: [recordOf(link)], answer: { link: tellLink(link) } });
  });

/** The record of a link that ends. */
export const endedLink = (link: PortfolioLink, now: Date): HubRecord =>
  recordOf({ ...link, endedAt: now.toISOString() });

/** One that was ended already is ended; what somebody of the centre linked is the centre's word, as what they added is. */
export const endLink = (
  parts: FileParts,
  candidate: Candidate,
  portfolioLinkId: PortfolioLink['portfolioLinkId'],
): Promise<Result<Record<string, never>>> =>
  writePortfolio(parts, candidate, 'link', (held) => {
    const link = held.documents['portfolio-link'].find((one) => one.portfolioLinkId === portfolioLinkId);
    if (!link) return err(notFound());
    const isOwn = (one: PortfolioLink): boolean => mayChangeAdded('candidate', one.linkedBy);
    if (link.endedAt === null && !isOwn(link)) return err(problem('candidate-not-own'));
    // The same place may have been linked twice, by two devices without contact (L4).
    const doubles = held.documents['portfolio-link'].filter(
      (one) =>
        one.endedAt === null &&
        isOwn(one) &&
        one.portfolioEvidenceId === link.portfolioEvidenceId &&
        keyOfPlace(one) === keyOfPlace(link),
    );
    return ok({ records: doubles.map((one) => endedLink(one, held.now)), answer: {} });
  });
