/**
 * Everything that the hub holds of a candidate for the candidate, as one ZIP: the portfolio as it stands and as it was written,
 * exams, released results with their checkable copies, and every file in which no virus scanner found something.
 */
import { sql } from 'kysely';
import { cleanFileName } from '../../shared/domain/files/clean-file-name';
import { type StreamedFile, streamZip } from '../../shared/formats/stream-zip';
import type { OrganisationId, ParticipantId } from '../../shared/kernel/ids';
import type { SignedChange } from '../../shared/protocol/change';
import { findHeld } from '../bodies/kept-bodies';
import { readBody } from '../bodies/sealed-body';
import type { Database } from '../store/open-store';
import { readResultCopy, readResults } from './candidate-results';
import type { Candidate } from './candidate-standing';
import type { FileParts } from './page-parts';
import { readExams, readWholePortfolio } from './read-page';
import { idsOfPerson } from './read-portfolio';
import { tellMe } from './tell-me';

const utf8 = new TextEncoder();

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const asJson = (name: string, content: unknown): StreamedFile => ({
  name,
  pieces: one(utf8.encode(`${JSON.stringify(content, null, 2)}\n`)),
});

/** Every change about the portfolio as it was written and signed, for whoever wants to check it. */
async function readWritten(
  database: Database,
  organisationId: OrganisationId,
  personIds: readonly ParticipantId[],
): Promise<readonly SignedChange[]> {
  const found = await sql<SignedChange>`
    select c.text, c.hash, c.signature from change c
    where c.organisation_id = ${organisationId} and c.erased_at is null
      and (c.subject_type, c.subject_id) in (
        select b.subject_type, b.subject_id from belonging b where b.organisation_id = ${organisationId}
          and b.owner_type = 'participant' and b.owner_id = any(${[...personIds]}::text[])
          and b.subject_type like 'portfolio-%')
    order by c.seq`.execute(database);
  return found.rows;
}

/** Most bytes of files in one ZIP, which cannot say more than 4 GB; what does not fit is named in it as missing. */
const mostBytes = 3_900_000_000;

function fitting(): (body: { readonly bytes: number }) => boolean {
  let left = mostBytes;
  return ({ bytes }) => {
    if (bytes > left) return false;
    left -= bytes;
    return true;
  };
}

/** Reads what it tells of first, so that a failure is an answer and no half of a file. */
export async function exportPortfolio(
  parts: FileParts,
  candidate: Candidate,
  now: Date,
): Promise<AsyncGenerator<Uint8Array>> {
  const { store, bodies } = parts;
  const { database } = store;
  const { organisationId, person } = candidate;
  const personIds = await idsOfPerson(database, organisationId, person.participantId);
  const me = await tellMe(parts, candidate);
  const portfolio = await readWholePortfolio(parts, candidate);
  const exams = await readExams(database, candidate);
  const results = await readResults(database, candidate, now);
  const written = await readWritten(database, organisationId, personIds);
  const digests = portfolio.evidence.map(({ file }) => file.digest);
  const there = bodies ? await findHeld(database, bodies.objects, organisationId, digests) : [];
  const marked = new Set(portfolio.evidence.flatMap(({ found, file }) => (found ? [file.digest] : [])));
  const held = there.filter(({ digest }) => !marked.has(digest)).filter(fitting());
  const lacking = portfolio.evidence.filter(({ file }) => !held.some(({ digest }) => digest === file.digest));

  async function* files(): AsyncGenerator<StreamedFile> {
    const missing = lacking.map(({ portfolioEvidenceId, title, found }) => ({
      portfolioEvidenceId,
      title,
      found,
    }));
    yield asJson('portfolio.json', { madeAt: now.toISOString(), me, ...portfolio, exams, results, missing });
    yield asJson('changes.json', written);
    for (const { assessmentId } of results.results) {
      const copy = await readResultCopy(database, candidate, assessmentId, now);
      if (copy.ok)
        yield { name: `results/${copy.value.fileName}`, pieces: one(utf8.encode(copy.value.copy)) };
    }
    for (const { file } of portfolio.evidence) {
      const body = held.find(({ digest }) => digest === file.digest);
      if (body && bodies)
        yield { name: `files/${cleanFileName(file.name)}`, pieces: readBody(bodies.objects, body) };
    }
  }
  return streamZip(files());
}
