/**
 * An exam as it is held. Its head is what was planned, and enough for a list; joined with what it pins it is whole. The
 * two records it is made of travel apart, because hundreds of exams share one definition.
 */
import type { AssessmentId, StaffId } from '../kernel/ids';
import type { PlannedCandidate, PlannedExam } from '../records/exam';
import type { ExamDefinition, ExamSnapshot } from '../records/exam-definition';
import type { PassRule } from '../values/pass-rule';
import type { RatingScale } from '../values/scale';

/** A candidate with the assessment that is made of them. */
export type ExamCandidate = PlannedCandidate & {
  readonly assessmentId: AssessmentId;
  /** Whom it is assigned to (W1). */
  readonly examinerId: StaffId;
  /** Of that one, where it is not the examiner of the exam: they began before the plan named another (W1). */
  readonly examinerName?: string;
  readonly examinerJobTitle?: string;
};

export type ExamHead = Omit<PlannedExam, 'candidates' | 'examiners' | 'assessments'> & {
  readonly candidates: readonly ExamCandidate[];
  readonly examinerId: StaffId;
  readonly examinerName: string;
  readonly examinerJobTitle: string;
};

export type Exam = ExamHead & {
  readonly snapshot: ExamSnapshot;
  readonly scale: RatingScale;
  readonly rule: PassRule;
  /** Sentences offered for a remark; absent: none of its own. */
  readonly phrases?: readonly string[] | undefined;
};

/** Who examines a candidate, as it is printed on the sheet. */
export const examinerOf = (
  exam: Pick<ExamHead, 'examinerName' | 'examinerJobTitle'>,
  { examinerName, examinerJobTitle }: Pick<ExamCandidate, 'examinerName' | 'examinerJobTitle'>,
): { readonly name: string; readonly jobTitle: string } =>
  examinerName === undefined
    ? { name: exam.examinerName, jobTitle: exam.examinerJobTitle }
    : { name: examinerName, jobTitle: examinerJobTitle ?? '' };

/** Names of whoever examines these candidates of an exam, each once. */
export const examinerNames = (
  exam: Pick<ExamHead, 'examinerName' | 'examinerJobTitle'>,
  candidates: readonly ExamCandidate[],
): readonly string[] => [...new Set(candidates.map((candidate) => examinerOf(exam, candidate).name))];

/**
 * Whose the exam is: the examiner who was planned last, whom a plan names first. Somebody who was begun may be another's (W1), and
 * stands first among the candidates as often as not.
 */
export const examinerOfPlan = ({
  examiners,
}: Pick<PlannedExam, 'examiners'>): PlannedExam['examiners'][number] => {
  const [examiner] = examiners;
  if (!examiner) throw new Error('broken invariant: an exam has an examiner');
  return examiner;
};

/** The head of an exam. One with more parts is not opened by this program (`isBeyond`). */
export function headOf(planned: PlannedExam): ExamHead {
  const { candidates, examiners, assessments, ...exam } = planned;
  // Two who planned somebody apart made two: the first was at the hub first, and may have been begun already.
  const assessmentOf = new Map(
    assessments.toReversed().map((assessment) => [assessment.participantId, assessment]),
  );
  const examiner = examinerOfPlan(planned);
  return {
    ...exam,
    candidates: candidates.flatMap((candidate) => {
      const assessment = assessmentOf.get(candidate.participantId);
      if (!assessment) return [];
      const { assessmentId, examinerId } = assessment;
      const other =
        examinerId !== examiner.staffId && examiners.find(({ staffId }) => staffId === examinerId);
      const theirs = other ? { examinerName: other.name, examinerJobTitle: other.jobTitle } : {};
      return [{ ...candidate, assessmentId, examinerId, ...theirs }];
    }),
    examinerId: examiner.staffId,
    examinerName: examiner.name,
    examinerJobTitle: examiner.jobTitle,
  };
}

/**
 * The whole exam.
 * @param definition the one that its `definitionDigest` names
 */
export function joinExam(planned: PlannedExam, definition: ExamDefinition): Exam {
  const [part] = definition.parts;
  if (!part || definition.parts.length > 1) throw new Error('broken invariant: an exam has one part');
  const { snapshot, rule, phrases } = definition;
  return { ...headOf(planned), snapshot, scale: part.scale, rule, ...(phrases && { phrases }) };
}
