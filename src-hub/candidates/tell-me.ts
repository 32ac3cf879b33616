/** Who is signed in, at which centre, and what there is room for. */
import type { CandidateMe } from '../../shared/protocol/candidate-api';
import type { Candidate } from './candidate-standing';
import { listComing } from './coming-evidence';
import type { FileParts } from './page-parts';
import { idsOfPerson, type PortfolioDocuments, readPortfolio } from './read-portfolio';
import { zoneOf } from './tell-exams';
import { standing } from './tell-portfolio';

/** Of all files of one candidate together, in bytes. */
export const mostBytesTogether = 2 * 1024 ** 3;
/** Pieces of evidence on their way at once. */
export const mostComing = 60;
/** Documents of one kind that a candidate has. */
export const mostDocuments = 2000;

/** What the candidate's own evidence takes, and what is still coming. */
export const bytesTogether = (
  documents: PortfolioDocuments,
  coming: readonly { readonly bytes: number }[],
): number => {
  const there = standing(documents).evidence.filter(({ addedBy }) => addedBy.by === 'candidate');
  return [...there.map(({ file }) => file.bytes), ...coming.map(({ bytes }) => bytes)].reduce(
    (sum, bytes) => sum + bytes,
    0,
  );
};

export async function tellMe({ store, bodies }: FileParts, candidate: Candidate): Promise<CandidateMe> {
  const { organisationId, person, centre, linkEndsAt } = candidate;
  const { database } = store;
  const personIds = await idsOfPerson(database, organisationId, person.participantId);
  const documents = await readPortfolio(database, organisationId, personIds);
  const coming = await listComing(database, organisationId, personIds);
  const { organisation, page } = centre;
  const { participantId, number, givenName, namePrefix, familyName } = person;
  const { name, place, isSample } = organisation;
  return {
    ...{ participantId, number, givenName, namePrefix, familyName },
    centre: { organisationId, name, place, isSample, timeZone: zoneOf(centre) },
    linkEndsAt,
    results: page.results,
    resultsAfterDays: page.resultsAfterDays,
    portfolioKinds: (organisation.portfolioKinds ?? []).map(({ code, label, isRetired = false }) => ({
      ...{ code, label, isRetired },
    })),
    files: {
      isTaken: bodies !== null,
      mostBytes: bodies?.maxBytes ?? 0,
      mostBytesTogether,
      bytesTogether: bytesTogether(documents, coming),
    },
  };
}
