/** What the candidate's page asks for: the portfolio with its qualifications, one qualification with its tree, the exams. */
import { coverageOf } from '../../shared/domain/portfolio/coverage';
import type { OrganisationId, QualificationId, StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type {
  CandidateExams,
  CandidatePortfolio,
  CandidateQualification,
} from '../../shared/protocol/candidate-api';
import { readChange } from '../../shared/protocol/change';
import { openContent, openDocument } from '../../shared/records/open-record';
import type { QualificationHead } from '../../shared/records/qualification';
import type { QualificationVersion } from '../../shared/records/qualification-version';
import { findHeld } from '../bodies/kept-bodies';
import { readFileWarnings } from '../bodies/read-file-warnings';
import { loadUpload } from '../bodies/upload-pieces';
import type { Database, DatabaseTransaction } from '../store/open-store';
import { readHeads } from '../store/read-heads';
import type { Candidate } from './candidate-standing';
import { listComing, uploadOf } from './coming-evidence';
import { evidenceInUse } from './evidence-in-use';
import type { FileParts } from './page-parts';
import { type ExamOfPerson, readExamsOf } from './read-exams';
import { idsOfPerson, type PortfolioDocuments, readPortfolio } from './read-portfolio';
import { tellExams } from './tell-exams';
import { type EvidenceFacts, standing, tellPortfolio } from './tell-portfolio';

async function readQualifications(
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  qualificationIds: readonly string[],
): Promise<readonly QualificationHead[]> {
  const heads = await readHeads(database, organisationId, 'qualification', qualificationIds);
  return [...heads.values()].flatMap((head) => {
    const opened = openDocument('qualification', head);
    return opened.state === 'read' && !opened.body.isRemoved ? [opened.body] : [];
  });
}

/** Qualifications that the candidate is linked to now. */
const ownIds = (documents: PortfolioDocuments): ReadonlySet<QualificationId> =>
  new Set(
    documents.participation
      .filter(({ endedAt }) => endedAt === null)
      .map(({ qualificationId }) => qualificationId),
  );

/** Those, and those that a part of the portfolio names: what the candidate may name. */
export function namedIds(documents: PortfolioDocuments): readonly QualificationId[] {
  const { entries, links } = standing(documents);
  const named = [
    ...entries.flatMap(({ qualificationIds }) => qualificationIds),
    ...links.map(({ qualificationId }) => qualificationId),
  ];
  return [...new Set([...ownIds(documents), ...named])];
}

async function tellHead(
  database: Database,
  organisationId: OrganisationId,
  head: QualificationHead,
  documents: PortfolioDocuments,
): Promise<CandidatePortfolio['qualifications'][number]> {
  const { qualificationId, language, name, code, cohort, level, versionDigest, about } = head;
  const linked = standing(documents).links.filter((link) => link.qualificationId === qualificationId);
  // Nothing is covered by nothing: the tree need not be read.
  const version = linked.length > 0 ? await readVersion(database, organisationId, versionDigest) : null;
  return {
    ...{ qualificationId, language, name, code, cohort, level },
    isOwn: ownIds(documents).has(qualificationId),
    hasInstruction: !!head.portfolioInstruction,
    covered: version ? coverageOf(version, linked, qualificationId).covered : 0,
    workProcesses: about.workProcesses,
  };
}

async function namesOf(
  database: Database,
  organisationId: OrganisationId,
  staffIds: readonly StaffId[],
): Promise<ReadonlyMap<string, string>> {
  const heads = await readHeads(database, organisationId, 'staff', staffIds);
  return new Map(
    [...heads].flatMap(([staffId, head]): [string, string][] => {
      const opened = openDocument('staff', head);
      return opened.state === 'read' ? [[staffId, opened.body.name]] : [];
    }),
  );
}

export type Whole = {
  readonly documents: PortfolioDocuments;
  readonly exams: readonly ExamOfPerson[];
  readonly facts: EvidenceFacts;
};

/** Documents, exams, and which files are at the hub. */
export async function readWhole({ store, bodies }: FileParts, candidate: Candidate): Promise<Whole> {
  const { database } = store;
  const { organisationId, person } = candidate;
  const personIds = await idsOfPerson(database, organisationId, person.participantId);
  const documents = await readPortfolio(database, organisationId, personIds);
  const exams = await readExamsOf(database, organisationId, personIds);
  const digests = documents['portfolio-evidence'].map(({ file }) => file.digest);
  const held = bodies ? await findHeld(database, bodies.objects, organisationId, digests) : [];
  const here = new Set(held.map(({ digest }) => digest));
  const warnings = await readFileWarnings(database, organisationId, digests);
  const used = evidenceInUse(documents, exams);
  return {
    documents,
    exams,
    facts: { isUsed: (id) => used.has(id), isHere: (digest) => here.has(digest), foundIn: warnings },
  };
}

async function tellComing(
  database: Database,
  { organisationId, person }: Candidate,
): Promise<CandidatePortfolio['coming']> {
  const personIds = await idsOfPerson(database, organisationId, person.participantId);
  const all = await listComing(database, organisationId, personIds);
  return Promise.all(
    all.map(async (coming) => {
      const { uploadId, digest, bytes, said, isProved } = coming;
      const upload = await loadUpload(database, uploadOf(coming));
      return {
        portfolioEvidenceId: said.portfolioEvidenceId,
        portfolioEntryId: said.portfolioEntryId,
        ...{ uploadId, title: said.title, name: said.file.name, digest, bytes },
        came: upload?.came ?? (isProved ? bytes : 0),
      };
    }),
  );
}

export async function readWholePortfolio(
  parts: FileParts,
  candidate: Candidate,
): Promise<CandidatePortfolio> {
  const { database } = parts.store;
  const { organisationId } = candidate;
  const { documents, facts } = await readWhole(parts, candidate);
  const heads = await readQualifications(database, organisationId, namedIds(documents));
  const staffIds = [...new Set(documents['portfolio-feedback'].map(({ givenBy }) => givenBy))];
  const names = await namesOf(database, organisationId, staffIds);
  return {
    ...tellPortfolio(documents, facts, (staffId) => names.get(staffId) ?? null),
    qualifications: await Promise.all(
      heads.map((head) => tellHead(database, organisationId, head, documents)),
    ),
    coming: await tellComing(database, candidate),
  };
}

export async function readExams(database: Database, candidate: Candidate): Promise<CandidateExams> {
  const { organisationId, person, centre } = candidate;
  const personIds = await idsOfPerson(database, organisationId, person.participantId);
  return tellExams(await readExamsOf(database, organisationId, personIds), centre);
}

async function readVersion(
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  digest: string,
): Promise<QualificationVersion | null> {
  const row = await database
    .selectFrom('change')
    .select('text')
    .where('organisation_id', '=', organisationId)
    .where('subject_type', '=', 'qualification-version')
    .where('subject_id', '=', digest)
    .limit(1)
    .executeTakeFirst();
  const change = row && readChange(row);
  const opened = change && openContent('qualification-version', change);
  return opened?.state === 'read' ? opened.body : null;
}

/** The tree that counts now; null where there is none. */
export async function readTree(
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  qualificationId: QualificationId,
): Promise<QualificationVersion | null> {
  const [head] = await readQualifications(database, organisationId, [qualificationId]);
  return head ? readVersion(database, organisationId, head.versionDigest) : null;
}

/** Only of a qualification that the candidate has to do with; of any other as of none. */
export async function readQualification(
  database: Database,
  candidate: Candidate,
  qualificationId: QualificationId,
): Promise<Result<CandidateQualification>> {
  const { organisationId, person } = candidate;
  const personIds = await idsOfPerson(database, organisationId, person.participantId);
  const documents = await readPortfolio(database, organisationId, personIds);
  const isTheirs = namedIds(documents).includes(qualificationId);
  const [head] = isTheirs ? await readQualifications(database, organisationId, [qualificationId]) : [];
  const version = head && (await readVersion(database, organisationId, head.versionDigest));
  if (!head || !version) return err(problem('candidate-not-found'));
  const { coreTasks } = coverageOf(version, standing(documents).links, qualificationId);
  const counts = new Map(
    coreTasks.flatMap(({ workProcesses }) =>
      workProcesses.map(({ workProcessId, evidence }) => [workProcessId, evidence] as const),
    ),
  );
  const { language, name, code } = head;
  const asked = head.portfolioInstruction;
  return ok({
    ...{ qualificationId, language, name, code },
    instruction: asked
      ? { title: asked.title, explanation: asked.explanation, instruction: asked.instruction }
      : null,
    coreTasks: version.coreTasks.map((coreTask) => ({
      coreTaskId: coreTask.coreTaskId,
      code: coreTask.code,
      name: coreTask.name,
      workProcesses: coreTask.workProcesses.map((workProcess) => ({
        workProcessId: workProcess.workProcessId,
        code: workProcess.code,
        name: workProcess.name,
        description: workProcess.description,
        evidence: counts.get(workProcess.workProcessId) ?? 0,
      })),
    })),
  });
}
