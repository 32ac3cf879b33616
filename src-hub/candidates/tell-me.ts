/** Who is signed in, at which centre, and what there is room for. */
import { fileLimitsOf, mostOfOne } from '../../shared/domain/files/file-limits-of';
import type { CandidateMe } from '../../shared/protocol/candidate-api';
import type { Organisation } from '../../shared/records/organisation';
import type { Bodies } from '../bodies/object-store';
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

/** Of one file: as the centre allows and the hub takes, in bytes; 0 where it takes none. */
export const mostOfFile = (bodies: Bodies | null, organisation: Organisation): number =>
  bodies ? mostOfOne(fileLimitsOf(organisation), bodies.maxBytes) : 0;

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
    formerIds: personIds.filter((id) => id !== participantId),
    centre: { organisationId, name, place, isSample, timeZone: zoneOf(centre) },
    linkEndsAt,
    results: page.results,
    resultsAfterDays: page.resultsAfterDays,
    portfolioKinds: (organisation.portfolioKinds ?? []).map(({ code, label, isRetired = false }) => ({
      ...{ code, label, isRetired },
    })),
    files: {
      isTaken: bodies !== null,
      mostBytes: mostOfFile(bodies, organisation),
      mostBytesTogether,
      bytesTogether: bytesTogether(documents, coming),
    },
  };
}
