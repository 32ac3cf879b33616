/**
 * Evidence of a candidate: begun with what is said of it, there when the hub read its bytes back, changed, and withdrawn as long
 * as no exam uses it.
 */
import type { z } from 'zod';
import { cleanFileName } from '../../shared/domain/files/clean-file-name';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type {
  beginEvidenceAnswerSchema,
  beginEvidenceSchema,
  CandidateEvidence,
  changeEvidenceSchema,
} from '../../shared/protocol/candidate-api';
import type { DocumentOf } from '../../shared/records/all-records';
import { portfolioEvidenceRecord } from '../../shared/records/portfolio-evidence';
import { attachmentsOf } from '../../shared/values/named-file';
import type { HubRecord } from '../accept/compose-hub-change';
import { hasRoom } from '../bodies/centre-room';
import { loadBodies } from '../bodies/kept-bodies';
import { beginUpload, loadUpload } from '../bodies/upload-pieces';
import type { Candidate } from './candidate-standing';
import {
  type Coming,
  dropComing,
  findComing,
  forgetComing,
  listComing,
  putComing,
  type SaidEvidence,
  takeInComing,
  uploadOf,
} from './coming-evidence';
import { evidenceInUse } from './evidence-in-use';
import { endedLink } from './own-links';
import type { FileParts } from './page-parts';
import { idsOfPerson } from './read-portfolio';
import { bytesTogether, mostBytesTogether, mostComing, mostDocuments, mostOfFile } from './tell-me';
import { tellEvidence } from './tell-portfolio';
import { byCandidate, findNotOwn, type Held, isFree, notFound, writePortfolio } from './write-portfolio';

type PortfolioEvidence = DocumentOf<'portfolio-evidence'>;

type EvidenceId = PortfolioEvidence['portfolioEvidenceId'];
type Standing = Pick<SaidEvidence, 'portfolioEntryId'> & {
  readonly file: Pick<SaidEvidence['file'], 'digest'>;
};
type Begun = z.input<typeof beginEvidenceAnswerSchema>;

const recordOf = (body: PortfolioEvidence, isNew: boolean): HubRecord => ({
  record: portfolioEvidenceRecord,
  subjectId: body.portfolioEvidenceId,
  attachments: isNew ? attachmentsOf([body.file]) : [],
  body,
});

const findOwn = ({ documents }: Held, id: EvidenceId): PortfolioEvidence | null => {
  const there = documents['portfolio-evidence'].find(({ portfolioEvidenceId }) => portfolioEvidenceId === id);
  return there && !there.isRemoved ? there : null;
};

const tell = (held: Held, evidence: PortfolioEvidence): CandidateEvidence => {
  const used = evidenceInUse(held.documents, held.exams);
  return tellEvidence(evidence, { isUsed: (id) => used.has(id), isHere: () => true, foundIn: () => null });
};

const isOwnEntry = ({ documents }: Held, entryId: string | null): boolean =>
  entryId === null ||
  documents['portfolio-entry'].some((one) => one.portfolioEntryId === entryId && !one.isRemoved);

function findNoRoom(
  held: Held,
  coming: readonly Coming[],
  { file }: SaidEvidence,
  most: number,
): Problem | null {
  if (file.bytes > most) return problem('body-too-large', { max: most });
  const isFull =
    bytesTogether(held.documents, coming) + file.bytes > mostBytesTogether ||
    coming.length >= mostComing ||
    held.documents['portfolio-evidence'].length >= mostDocuments;
  return isFull ? problem('candidate-full', { max: mostBytesTogether }) : null;
}

/** Whether it is the file that is asked for now, in that place; evidence of an entry that is gone stands by itself since. */
const isAsked = (held: Held, there: Standing, { portfolioEntryId, file }: SaidEvidence): boolean =>
  there.file.digest === file.digest &&
  (there.portfolioEntryId === portfolioEntryId ||
    (there.portfolioEntryId === null && !isOwnEntry(held, portfolioEntryId)));

/** What is coming under that id; begun here where it was not, or where it is another file now. */
async function begin({ store, bodies }: FileParts, held: Held, said: SaidEvidence): Promise<Result<Coming>> {
  const { candidate, personIds, transaction, now } = held;
  const { organisationId } = candidate;
  const { portfolioEvidenceId, portfolioEntryId, file } = said;
  if (!(await isFree(held, 'portfolio-evidence', portfolioEvidenceId))) return err(notFound());
  if (!isOwnEntry(held, portfolioEntryId)) return err(notFound());
  const all = await listComing(transaction, organisationId, personIds);
  const there = all.find(({ evidenceId }) => evidenceId === portfolioEvidenceId);
  if (there?.digest === file.digest && there.bytes === file.bytes)
    return isAsked(held, there.said, said) ? ok(there) : err(problem('candidate-evidence-other'));
  if (there) await dropComing(transaction, there);
  const others = all.filter((one) => one !== there);
  const noRoom = findNoRoom(held, others, said, mostOfFile(bodies, candidate.centre.organisation));
  if (noRoom) return err(noRoom);
  // As of a file that nobody has: whether the centre has this one is not for a candidate to learn.
  const ofCentre = { organisationId, digest: '' };
  if (bodies && !(await hasRoom(transaction, bodies, ofCentre, file.bytes))) return err(problem('hub-full'));
  const coming: Coming = {
    organisationId,
    uploadId: store.world.newId<'Upload'>(),
    participantId: candidate.person.participantId,
    evidenceId: portfolioEvidenceId,
    digest: file.digest,
    bytes: file.bytes,
    said,
    isProved: false,
  };
  // The id may be that of something of another candidate which is coming.
  return (await putComing(transaction, coming, now)) ? ok(coming) : err(notFound());
}

/** Tells where the bytes go. Begun again with the same id it goes on, never for another place; nothing is recorded yet. */
export async function beginEvidence(
  parts: FileParts,
  candidate: Candidate,
  said: z.infer<typeof beginEvidenceSchema>,
): Promise<Result<Begun>> {
  const { store, bodies } = parts;
  if (!bodies) return err(problem('hub-takes-no-files'));
  type Step = { readonly coming: Coming } | { readonly evidence: CandidateEvidence };
  const begun = await writePortfolio<Step>(parts, candidate, 'evidence', async (held) => {
    const there = findOwn(held, said.portfolioEvidenceId);
    if (there && !isAsked(held, there, said)) return err(problem('candidate-evidence-other'));
    if (there) return ok({ records: [], answer: { evidence: tell(held, there) } });
    const coming = await begin(parts, held, said);
    return coming.ok ? ok({ records: [], answer: { coming: coming.value } }) : coming;
  });
  if (!begun.ok) return begun;
  if ('evidence' in begun.value) return ok({ uploadId: '', came: 0, evidence: begun.value.evidence });
  const { coming } = begun.value;
  if (!coming.isProved) await beginUpload(store, uploadOf(coming), coming.bytes);
  const upload = await loadUpload(store.database, uploadOf(coming));
  return ok({ uploadId: coming.uploadId, came: upload?.came ?? coming.bytes, evidence: null });
}

const composeEvidence = ({ candidate, now }: Held, { said }: Coming): PortfolioEvidence => ({
  portfolioEvidenceId: said.portfolioEvidenceId,
  participantId: candidate.person.participantId,
  portfolioEntryId: said.portfolioEntryId,
  title: said.title,
  description: said.description,
  file: { ...said.file, name: cleanFileName(said.file.name) },
  addedAt: now.toISOString(),
  addedBy: byCandidate,
});

/** Records it, once its bytes lie where the hub read them back. Asked again it is the same evidence. */
export async function finishEvidence(
  parts: FileParts,
  candidate: Candidate,
  portfolioEvidenceId: EvidenceId,
): Promise<Result<{ evidence: CandidateEvidence }>> {
  const { store, bodies } = parts;
  if (!bodies) return err(problem('hub-takes-no-files'));
  const { organisationId, person } = candidate;
  const personIds = await idsOfPerson(store.database, organisationId, person.participantId);
  const which = { evidenceId: portfolioEvidenceId };
  const coming = await findComing(store.database, organisationId, personIds, which);
  const refusal = coming && (await takeInComing(store, bodies, coming));
  if (refusal) return err(refusal);
  return writePortfolio(parts, candidate, 'evidence', async (held) => {
    const there = findOwn(held, portfolioEvidenceId);
    if (there) return ok({ records: [], answer: { evidence: tell(held, there) } });
    const still = await findComing(held.transaction, organisationId, held.personIds, which);
    if (!still) return err(notFound());
    const [body] = await loadBodies(held.transaction, organisationId, [still.digest]);
    if (!body || !still.isProved) return err(problem('upload-unfinished'));
    await forgetComing(held.transaction, still);
    const composed = composeEvidence(held, still);
    const isThere = isOwnEntry(held, composed.portfolioEntryId);
    const evidence = isThere ? composed : { ...composed, portfolioEntryId: null };
    return ok({ records: [recordOf(evidence, true)], answer: { evidence: tell(held, evidence) } });
  });
}

/** Ends what is coming, and throws away what came of it. */
export const dropEvidence = (
  parts: FileParts,
  candidate: Candidate,
  portfolioEvidenceId: EvidenceId,
): Promise<Result<Record<string, never>>> =>
  writePortfolio(
    parts,
    candidate,
    'evidence',
    async ({ transaction, candidate: { organisationId }, personIds }) => {
      const which = { evidenceId: portfolioEvidenceId };
      const coming = await findComing(transaction, organisationId, personIds, which);
      if (!coming) return err(notFound());
      await dropComing(transaction, coming);
      return ok({ records: [], answer: {} });
    },
  );

export const changeEvidence = (
  parts: FileParts,
  candidate: Candidate,
  { portfolioEvidenceId, fields }: z.infer<typeof changeEvidenceSchema>,
): Promise<Result<{ evidence: CandidateEvidence }>> =>
  writePortfolio(parts, candidate, 'evidence', (held) => {
    const there = findOwn(held, portfolioEvidenceId);
    if (!there || !isOwnEntry(held, fields.portfolioEntryId ?? null)) return err(notFound());
    const notOwn = findNotOwn(there);
    if (notOwn) return err(notOwn);
    const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const evidence: PortfolioEvidence = { ...there, ...said };
    const isSame = JSON.stringify(there) === JSON.stringify(evidence);
    return ok({
      records: isSame ? [] : [recordOf(evidence, false)],
      answer: { evidence: tell(held, evidence) },
    });
  });

/** Withdraws it; its links end in the same breath. */
export const removeEvidence = (
  parts: FileParts,
  candidate: Candidate,
  portfolioEvidenceId: EvidenceId,
): Promise<Result<Record<string, never>>> =>
  writePortfolio(parts, candidate, 'evidence', (held) => {
    const there = findOwn(held, portfolioEvidenceId);
    if (!there) return err(notFound());
    const notOwn = findNotOwn(there);
    if (notOwn) return err(notOwn);
    if (evidenceInUse(held.documents, held.exams).has(portfolioEvidenceId))
      return err(problem('candidate-evidence-used'));
    const links = held.documents['portfolio-link'].filter(
      (link) => link.portfolioEvidenceId === portfolioEvidenceId && link.endedAt === null,
    );
    const records = [
      recordOf({ ...there, isRemoved: true }, false),
      ...links.map((link) => endedLink(link, held.now)),
    ];
    return ok({ records, answer: {} });
  });
