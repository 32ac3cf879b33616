/**
 * What erasing people comes to: the record that names them, and what stands of them and their exams from then on. Nobody stays on
 * a plan; the other candidates of an exam do. An exam of theirs alone stands in no list any more. Pure, and the same on every
 * device: two that finish one erasure write one and the same.
 */
import type { AssessmentId, ParticipantId } from '../kernel/ids';
import type { Erasure } from '../records/erasure';
import type { PlannedExam } from '../records/exam';
import type { Participant } from '../records/participant';
import { aboutWhom, type People } from './erased';

/** Somebody of whom nothing is known any more. */
export const erasedParticipant = (participantId: ParticipantId): Participant => ({
  participantId,
  number: '',
  givenName: '',
  namePrefix: '',
  familyName: '',
  birthDate: null,
  group: '',
  isRemoved: true,
});

/** Whether a plan, or one before it, may say who one of these people is. */
function isTheirs({ candidates, assessments, changes = [] }: PlannedExam, people: People): boolean {
  const named = [...candidates, ...assessments].map(({ participantId }) => participantId);
  return [...named, ...changes.flatMap(aboutWhom)].some((id) => people.has(id));
}

/** What somebody wrote about the change of a plan may name whom it was about; what was said of them before it goes, too. */
const withoutTheirs = (changes: PlannedExam['changes'], people: People): PlannedExam['changes'] =>
  changes?.map((change) => {
    const candidates = change.before.candidates?.filter(({ participantId }) => !people.has(participantId));
    const before = candidates ? { ...change.before, candidates } : change.before;
    const reason = aboutWhom(change).some((id) => people.has(id)) ? '' : change.reason;
    return { ...change, before, reason };
  });

/** An assessment of nobody, for a plan has one: nobody writes under the id of its exam. */
const isNobodys = (exam: PlannedExam, { assessmentId }: PlannedExam['assessments'][number]): boolean =>
  assessmentId === (exam.examId as string);

/** Whether a plan still says which assessment is of one of these people, who may stand on it no more. */
export const bindsOneOf = (exam: PlannedExam, people: People): boolean =>
  exam.assessments.some((one) => people.has(one.participantId) && !isNobodys(exam, one));

/**
 * The plan as it stands from then on. Whoever else was taken out of it keeps the assessment, and so does whoever is known elsewhere
 * and only lost this place: a device without contact may have begun it (W1).
 * @param people who stand on it no more
 * @param unbound of them, those of whom nothing stays at all
 */
export function withoutPeople(exam: PlannedExam, people: People, unbound: People = people): PlannedExam {
  const stay = exam.candidates.filter(({ participantId }) => !people.has(participantId));
  const bound = exam.assessments.filter(({ participantId }) => !unbound.has(participantId));
  const said = withoutTheirs(exam.changes, people);
  if (stay.length > 0)
    return { ...exam, candidates: stay, assessments: bound, ...(said && { changes: said }) };
  // A plan has somebody and something to assess: one of whom nothing is known, and one that nobody wrote in.
  const candidates = exam.candidates.slice(0, 1).map(({ participantId }) => ({
    ...{ participantId, number: '', name: '', birthDate: null, group: '' },
  }));
  const nobodysId = exam.examId as string as AssessmentId;
  const nobodys = exam.assessments.slice(0, 1).map((one) => ({ ...one, assessmentId: nobodysId }));
  const { changes, cancelled, ...kept } = exam;
  if (bound.length === 0) return { ...kept, candidates, assessments: nobodys, isRemoved: true };
  return { ...kept, candidates, assessments: bound, ...(said && { changes: said }), isRemoved: true };
}

/**
 * @param said which erasure it is, when and why
 * @param participantIds all by which one person is known
 * @param exams all of the centre
 */
export function composeErasure(
  said: Pick<Erasure, 'erasureId' | 'ground' | 'at' | 'byStaffId'>,
  participantIds: readonly ParticipantId[],
  exams: readonly PlannedExam[],
): Erasure {
  const people = new Set<string>(participantIds);
  const theirs = exams.filter((exam) => isTheirs(exam, people));
  const assessmentIds = theirs.flatMap(({ assessments }) =>
    assessments.filter((one) => people.has(one.participantId)).map(({ assessmentId }) => assessmentId),
  );
  const examIds = theirs.map(({ examId }) => examId);
  return { ...said, participantIds: [...participantIds], assessmentIds, examIds, seats: [], partIds: [] };
}

/** The plan as far as it is about these people: nobody else is in it. Null where none of them is. */
export function withOnly(exam: PlannedExam, people: People): PlannedExam | null {
  const candidates = exam.candidates.filter(({ participantId }) => people.has(participantId));
  if (candidates.length === 0) return null;
  const assessments = exam.assessments.filter(({ participantId }) => people.has(participantId));
  const { changes, ...plan } = exam;
  return { ...plan, candidates, assessments };
}
