/** Whom and what the erasures of a centre name, and what the hub found with them, for what comes in about it afterwards. */
import { sql } from 'kysely';
import { type Erased, seatsByExam } from '../../shared/domain/erased';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { DatabaseTransaction } from '../store/open-store';

const subjectTypes = {
  people: 'person',
  assessments: 'assessment',
  exams: 'exam',
  absences: 'absence',
  parts: 'removed-part',
} as const;
const kinds = Object.keys(subjectTypes) as readonly (keyof typeof subjectTypes)[];
const seatSubject = 'seat';
/** Parts of Runs that name somebody who was erased and still take others back; the next version of them does not name them. */
const partSubject = 'part';

type Subjects = readonly (readonly [type: string, ids: readonly string[]])[];

/** Exam and participant, as one id. */
const seatIds = ({ seats }: Erased): readonly string[] =>
  [...seats].flatMap(([examId, people]) => [...people].map((id) => `${examId} ${id}`));

async function note(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  subjects: Subjects,
): Promise<void> {
  for (const [type, ids] of subjects)
    if (ids.length > 0)
      await sql`insert into erased_subject (organisation_id, subject_type, subject_id)
        select ${organisationId}::uuid, ${type}, unnest(${ids}::text[])
        on conflict do nothing`.execute(transaction);
}

/** @param known noted already */
export async function noteErased(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  erased: Erased,
  known?: Erased,
): Promise<void> {
  const subjects: Subjects = kinds.map((kind) => [
    subjectTypes[kind],
    [...erased[kind]].filter((id) => !known?.[kind].has(id)),
  ]);
  const seats = known ? [] : seatIds(erased);
  await note(transaction, organisationId, [...subjects, [seatSubject, seats]]);
}

export const noteParts = (
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  partIds: readonly string[],
): Promise<void> => note(transaction, organisationId, [[partSubject, partIds]]);

export async function loadErased(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
): Promise<Erased> {
  const rows = await transaction
    .selectFrom('erased_subject')
    .select(['subject_type', 'subject_id'])
    .where('organisation_id', '=', organisationId)
    .execute();
  const of = (type: string): readonly string[] =>
    rows.filter((row) => row.subject_type === type).map((row) => row.subject_id);
  return {
    people: new Set(of(subjectTypes.people)),
    assessments: new Set(of(subjectTypes.assessments)),
    exams: new Set(of(subjectTypes.exams)),
    seats: seatsByExam(
      of(seatSubject).map((id): [string, string] => {
        const [examId = '', participantId = ''] = id.split(' ');
        return [examId, participantId];
      }),
    ),
    absences: new Set(of(subjectTypes.absences)),
    parts: new Set(of(subjectTypes.parts)),
  };
}
