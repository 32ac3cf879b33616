/**
 * Who may see what: the other half of `rights`. Whoever runs, judges or looks over the whole centre sees all of it; an
 * examiner sees what everybody of the centre sees and the exams that are theirs, with what belongs to those. A device holds
 * what the people on it may see. `docs/RIGHTS.md` shows it, and a test holds the two together.
 *
 * An exam has no field that says who leads it: so an exam leader sees all of them, until it has one.
 */
import { z } from 'zod';
import { type DocumentType, records } from '../records/all-records';
import type { Scope } from '../records/define-record';
import { plannedExamSchema } from '../records/exam';
import type { RecordName } from '../records/open-record';
import { participationRecord } from '../records/participation';
import type { Role } from '../values/role';

/** Everybody of the centre, those whose exam it belongs to, or only those who see everything. */
export type SeenBy = 'everybody' | 'exam' | 'all';

const seenByScope: Readonly<Record<Scope, SeenBy>> = {
  centre: 'everybody',
  exam: 'exam',
  people: 'exam',
  administration: 'all',
};

const scopeBySubject: ReadonlyMap<string, Scope> = new Map(
  records.map(({ subjectType, scope }) => [subjectType, scope]),
);

/**
 * Who sees what is about that: an event is seen with its subject, whatever it says. What this program does not know goes to
 * nobody who need not have it.
 */
export const seenBy = ({ subjectType }: Pick<RecordName, 'subjectType'>): SeenBy =>
  seenByScope[scopeBySubject.get(subjectType) ?? 'administration'];

const seeEverything: ReadonlySet<string> = new Set<Role>(['administrator', 'leader', 'board', 'reader']);

/** Whether somebody with these roles sees everything of the centre. */
export const seesEverything = (roleNames: readonly string[]): boolean =>
  roleNames.some((role) => seeEverything.has(role));

/** What everybody of a centre sees, by what it is about. */
export const commonSubjectTypes: readonly string[] = [
  ...new Set(
    records.filter((record) => seenBy(record) === 'everybody').map(({ subjectType }) => subjectType),
  ),
];

/** What a change is about. */
export type Subject = { readonly subjectType: string; readonly subjectId: string };

export type ExamMembers = {
  /** Those it is planned for as examiners. */
  readonly examinerIds: readonly string[];
  /** Belong to it as it is planned now. */
  readonly planned: readonly Subject[];
  /** Belong to it for good: a later plan takes nothing away from what was recorded (W7). */
  readonly assessments: readonly Subject[];
};

// Whichever program wrote it, and whatever else it says: a later one may plan exams that this one cannot show.
const examSchema = z.object({
  candidates: z.array(plannedExamSchema.shape.candidates.element.pick({ participantId: true })),
  assessments: z.array(
    plannedExamSchema.shape.assessments.element.pick({ assessmentId: true, examinerId: true }),
  ),
  definitionDigest: plannedExamSchema.shape.definitionDigest,
});

const uniqueSubjects = (subjectType: string, ids: readonly string[]): Subject[] =>
  [...new Set(ids)].map((subjectId) => ({ subjectType, subjectId }));

/** Who and what belongs to an exam, by its document; null when that cannot be told. */
export function membersOfExam(body: unknown): ExamMembers | null {
  const exam = examSchema.safeParse(body).data;
  if (!exam) return null;
  return {
    examinerIds: [...new Set(exam.assessments.map(({ examinerId }) => examinerId))],
    planned: [
      ...uniqueSubjects('exam-definition', [exam.definitionDigest]),
      ...uniqueSubjects(
        'participant',
        exam.candidates.map(({ participantId }) => participantId),
      ),
    ],
    assessments: uniqueSubjects(
      'assessment',
      exam.assessments.map(({ assessmentId }) => assessmentId),
    ),
  };
}

const participationSchema = participationRecord.schema.pick({ participantId: true });

/** What is of one participant, and names them: it is seen with them. */
export const ofOneParticipant: ReadonlySet<string> = new Set<DocumentType>([
  'participation',
  'portfolio-entry',
  'portfolio-evidence',
  'portfolio-link',
  'portfolio-feedback',
]);

/** Whose it is. Null when that cannot be told. */
export const participantOf = (body: unknown): Subject | null => {
  const link = participationSchema.safeParse(body).data;
  return link ? { subjectType: 'participant', subjectId: link.participantId } : null;
};
