/**
 * Signatures that are not put under the events the hub holds (S6): the digest that an examiner's device signed is
 * computed anew, by the same fold as on every device. A wrong one is kept like any change; this only tells. While an
 * event that a signature covers has not come in, nothing is said of that signature.
 */
import { sql } from 'kysely';
import { foldAssessment } from '../../shared/domain/assessment';
import { readEvent } from '../../shared/domain/read-event';
import type {
  AssessmentId,
  ChangeId,
  DeviceId,
  ExamId,
  OrganisationId,
  StaffId,
} from '../../shared/kernel/ids';
import { readChange } from '../../shared/protocol/change';
import { assessmentSigned } from '../../shared/records/assessment-signed';
import { openDocument } from '../../shared/records/open-record';
import type { Database } from '../store/open-store';

export type WrongBasis = { readonly assessmentId: AssessmentId; readonly signatureId: ChangeId };

type Signed = {
  readonly organisation_id: OrganisationId;
  readonly subject_id: AssessmentId;
  readonly exam_id: ExamId | null;
};

async function findExaminer(database: Database, signed: Signed): Promise<StaffId | null> {
  const row = await database
    .selectFrom('document_head')
    .innerJoin('change', (join) =>
      join
        .onRef('change.organisation_id', '=', 'document_head.organisation_id')
        .onRef('change.change_id', '=', 'document_head.change_id'),
    )
    .select('change.text')
    .where('document_head.organisation_id', '=', signed.organisation_id)
    .where('document_head.subject_type', '=', 'exam')
    .where('document_head.subject_id', '=', signed.exam_id)
    .executeTakeFirst();
  const change = row && readChange(row);
  const exam = change ? openDocument('exam', change) : null;
  const assessments = exam?.state === 'read' ? exam.body.assessments : [];
  return assessments.find((one) => one.assessmentId === signed.subject_id)?.examinerId ?? null;
}

/** Whether everything that these devices made up to these numbers has come in. */
async function isComplete(
  database: Database,
  organisationId: OrganisationId,
  seen: Readonly<Record<string, number>>,
): Promise<boolean> {
  for (const [deviceId, last] of Object.entries(seen)) {
    const found = await sql<{ count: number }>`
      select count(*) from (
        select device_seq from change
        where organisation_id = ${organisationId} and device_id = ${deviceId as DeviceId} and device_seq <= ${last}
        union
        select device_seq from refused_change
        where organisation_id = ${organisationId} and device_id = ${deviceId as DeviceId} and device_seq <= ${last}
      ) as known`.execute(database);
    if ((found.rows[0]?.count ?? 0) < last) return false;
  }
  return true;
}

async function checkAssessment(database: Database, signed: Signed): Promise<WrongBasis | null> {
  const { organisation_id: organisationId, subject_id: assessmentId } = signed;
  const rows = await database
    .selectFrom('change')
    .select('text')
    .where('organisation_id', '=', organisationId)
    .where('subject_type', '=', 'assessment')
    .where('subject_id', '=', assessmentId)
    .where('kind', '=', 'event')
    .orderBy('seq')
    .execute();
  const changes = rows.flatMap((row) => readChange(row) ?? []);
  const examinerId = await findExaminer(database, signed);
  const { signed: signature } = foldAssessment(assessmentId, changes.map(readEvent), examinerId);
  if (!signature || signature.fitsBasis) return null;
  const signing = changes.find((change) => change.changeId === signature.changeId);
  const body = assessmentSigned.schema.safeParse(signing?.body);
  const isCovered = body.success && (await isComplete(database, organisationId, body.data.seen));
  return isCovered ? { assessmentId, signatureId: signature.changeId } : null;
}

/** All of them, by assessment. */
export async function findWrongBases(database: Database): Promise<readonly WrongBasis[]> {
  const signed = await database
    .selectFrom('change')
    .select(['organisation_id', 'subject_id', 'exam_id'])
    .distinct()
    .where('kind', '=', 'event')
    .where('subject_type', '=', 'assessment')
    .where('type', '=', 'assessment-signed')
    .orderBy('subject_id')
    .execute();
  const wrong: WrongBasis[] = [];
  for (const one of signed) {
    const found = await checkAssessment(database, one as Signed);
    if (found) wrong.push(found);
  }
  return wrong;
}
