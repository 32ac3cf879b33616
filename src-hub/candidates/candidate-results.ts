/** Released results, and the copy of one that anybody can check. */
import { composeExamExport } from '../../shared/formats/compose-exam-export';
import { writeExamExport } from '../../shared/formats/write-exam-export';
import type { OrganisationId, StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { CandidateResults, ResultCopy } from '../../shared/protocol/candidate-api';
import { readChange } from '../../shared/protocol/change';
import type { ExamDefinition } from '../../shared/records/exam-definition';
import { openContent, openDocument } from '../../shared/records/open-record';
import type { Database } from '../store/open-store';
import { readHeads } from '../store/read-heads';
import type { Candidate, PageCentre } from './candidate-standing';
import { type ExamOfPerson, readExamsOf } from './read-exams';
import { idsOfPerson } from './read-portfolio';
import { isReleased, releasedAt, tellResult, zoneOf } from './tell-exams';

async function readDefinitions(
  database: Database,
  organisationId: OrganisationId,
  digests: readonly string[],
): Promise<ReadonlyMap<string, ExamDefinition>> {
  if (digests.length === 0) return new Map();
  const rows = await database
    .selectFrom('change')
    .select(['text', 'subject_id'])
    .where('organisation_id', '=', organisationId)
    .where('subject_type', '=', 'exam-definition')
    .where('subject_id', 'in', digests)
    .execute();
  return new Map(
    rows.flatMap((row): [string, ExamDefinition][] => {
      const change = readChange(row);
      const opened = change && openContent('exam-definition', change);
      return opened?.state === 'read' ? [[row.subject_id, opened.body]] : [];
    }),
  );
}

const definitionsOf = (
  database: Database,
  organisationId: OrganisationId,
  exams: readonly ExamOfPerson[],
): Promise<ReadonlyMap<string, ExamDefinition>> =>
  readDefinitions(database, organisationId, [
    ...new Set(exams.map(({ planned }) => planned.definitionDigest)),
  ]);

const readOwnExams = async (
  database: Database,
  { organisationId, person }: Candidate,
): Promise<readonly ExamOfPerson[]> =>
  readExamsOf(database, organisationId, await idsOfPerson(database, organisationId, person.participantId));

export async function readResults(
  database: Database,
  candidate: Candidate,
  now: Date,
): Promise<CandidateResults> {
  const { organisationId, centre } = candidate;
  const exams = await readOwnExams(database, candidate);
  const released = exams.filter((exam) => isReleased(exam, centre, now));
  const definitions = await definitionsOf(database, organisationId, released);
  return {
    results: released.flatMap(
      (exam) => tellResult(exam, definitions.get(exam.planned.definitionDigest) ?? null, centre) ?? [],
    ),
    coming: exams.flatMap((exam) => {
      const at = releasedAt(exam, centre);
      return at && at > now ? [{ title: exam.planned.title, releasedAt: at.toISOString() }] : [];
    }),
  };
}

async function namesOf(
  database: Database,
  organisationId: OrganisationId,
  { changes }: ExamOfPerson,
): Promise<ResultCopy['staff']> {
  const staffIds = [...new Set(changes.flatMap((signed) => readChange(signed)?.actorId ?? []))];
  const heads = await readHeads(database, organisationId, 'staff', staffIds);
  return [...heads].flatMap(([staffId, head]) => {
    const opened = openDocument('staff', head);
    return opened.state === 'read' ? [{ staffId: staffId as StaffId, name: opened.body.name }] : [];
  });
}

function tellCentre(centre: PageCentre): ResultCopy['centre'] {
  const { name, place, objectionText, afterwardsText, resultWords, logoPng, isSample } = centre.organisation;
  return {
    ...{ name, place, objectionText, isSample, timeZone: zoneOf(centre) },
    ...(afterwardsText && { afterwardsText }),
    ...(resultWords && { resultWords }),
    ...(logoPng && { logoPng }),
  };
}

/** Of one that is not the candidate's, not signed or not released, nobody learns which. */
export async function readResultCopy(
  database: Database,
  candidate: Candidate,
  assessmentId: string,
  now: Date,
): Promise<Result<ResultCopy>> {
  const { organisationId, centre } = candidate;
  const exams = await readOwnExams(database, candidate);
  const exam = exams.find((one) => one.candidate.assessmentId === assessmentId);
  if (!exam || !isReleased(exam, centre, now)) return err(problem('candidate-not-found'));
  const definitions = await definitionsOf(database, organisationId, [exam]);
  const definition = definitions.get(exam.planned.definitionDigest);
  if (!definition) return err(problem('candidate-not-found'));
  const { planned, assessment, changes } = exam;
  const { received } = assessment;
  const copy = composeExamExport({
    ...{ planned, definition, candidate: exam.candidate, assessment, changes },
    organisation: centre.organisation,
    receipt: received && { number: received.number, receivedAt: received.receivedAt },
    exportedAt: now.toISOString(),
    exportedBy: null,
  });
  return ok({
    copy: writeExamExport(copy),
    fileName: `${planned.code.replace(/[^A-Za-z0-9._-]+/g, '-')}.json`,
    staff: await namesOf(database, organisationId, exam),
    centre: tellCentre(centre),
  });
}
