/**
 * Every candidate of exams with a record of the assessment and how far it is handed in. Made from what stands in memory:
 * no stream of events is opened for a list.
 *
 * A plan takes away nothing that was recorded: whoever was begun on a device without contact, while the planning was taken
 * back or they were taken out of it, is still there.
 */

import {
  type AssessmentRecord,
  type AssessmentRecords,
  recordFor,
} from '../../shared/domain/assessment-record';
import { type ExamCandidate, type ExamHead, headOf } from '../../shared/domain/exam';
import { isBegunRecord } from '../../shared/domain/has-begun';
import type { ParticipantId } from '../../shared/kernel/ids';
import type { PlannedExam } from '../../shared/records/exam';
import { fullName, type Participant } from '../../shared/records/participant';
import type { FilesWaiting, SubjectHandIn } from '../cache/query-cache';
import type { HandIn } from '../cache/read-cache';

export type ExamState = {
  readonly exam: ExamHead;
  readonly candidate: ExamCandidate;
  readonly assessment: AssessmentRecord;
  /** Of the signature; null while unsigned or when another device signed. */
  readonly handIn: HandIn | null;
  /** Changes that this device made to the assessment and that are not received yet, with all of their files. */
  readonly waiting: number;
  /** What they still lack at the hub; nothing when no file does. */
  readonly filesWaiting?: FilesWaiting | null;
};

export type ExamStateSources = {
  readonly exams: readonly PlannedExam[];
  readonly assessments: ReadonlyMap<string, AssessmentRecords>;
  readonly handIns: ReadonlyMap<string, SubjectHandIn>;
  /** The person as they are recorded, where they are known here. */
  readonly personOf: (participantId: ParticipantId) => Participant | undefined;
};

type Made = {
  readonly state: ExamState;
  readonly record: AssessmentRecords | undefined;
  readonly handIn: SubjectHandIn | undefined;
  /** Whose name it took; of who is in the plan nobody's, for the plan has it. */
  readonly person: Participant | undefined;
};

const byTime = (a: PlannedExam, b: PlannedExam): number =>
  a.plannedAt === b.plannedAt ? (a.code < b.code ? -1 : 1) : a.plannedAt < b.plannedAt ? -1 : 1;

/**
 * Makes a composer that remembers: a candidate of whom nothing changed is the same object again, so that a list draws
 * only the one that moved. By planned time, then by code of the exam.
 */
export function createExamStateComposer(): (sources: ExamStateSources) => readonly ExamState[] {
  let made = new Map<string, Made>();
  const heads = new WeakMap<PlannedExam, ExamHead>();
  const remember = (planned: PlannedExam): ExamHead => {
    const head = heads.get(planned) ?? headOf(planned);
    heads.set(planned, head);
    return head;
  };
  return ({ exams, assessments, handIns, personOf }) => {
    const isBegun = ({ assessmentId }: PlannedExam['assessments'][number]): boolean =>
      isBegunRecord(assessments.get(assessmentId));
    const now = new Map<string, Made>();
    const states = exams
      .filter((planned) => !planned.isRemoved || planned.assessments.some(isBegun))
      .toSorted(byTime)
      .flatMap((planned) => {
        const exam = remember(planned);
        const takenOut = planned.assessments.filter(
          (one) =>
            isBegun(one) && !exam.candidates.some(({ assessmentId }) => assessmentId === one.assessmentId),
        );
        const inPlan = exam.candidates.map((candidate) => ({ candidate, person: undefined }));
        const beside = takenOut.map((one) => {
          const person = personOf(one.participantId);
          return { candidate: candidateOf(one, person), person };
        });
        return [...inPlan, ...beside].map(({ candidate, person }) => {
          const { assessmentId } = candidate;
          const [record, handIn] = [assessments.get(assessmentId), handIns.get(assessmentId)];
          const known = made.get(assessmentId);
          const isSame =
            known?.state.exam === exam &&
            known.record === record &&
            known.handIn === handIn &&
            known.person === person;
          const entry = isSame
            ? known
            : { record, handIn, person, state: compose(exam, candidate, record, handIn) };
          now.set(assessmentId, entry);
          return entry.state;
        });
      });
    made = now;
    return states;
  };
}

/** Taken out of the plan, which has their name no more: as they are recorded now; blank where they are not known here. */
function candidateOf(
  { assessmentId, participantId, examinerId }: PlannedExam['assessments'][number],
  person: Participant | undefined,
): ExamCandidate {
  return {
    ...{ assessmentId, participantId, examinerId, number: person?.number ?? '', group: person?.group ?? '' },
    ...{ name: person ? fullName(person) : '', birthDate: person?.birthDate ?? null },
  };
}

const compose = (
  exam: ExamHead,
  candidate: ExamCandidate,
  record: AssessmentRecords | undefined,
  handIn: SubjectHandIn | undefined,
): ExamState => ({
  exam,
  candidate,
  assessment: recordFor(record, candidate.assessmentId, candidate.examinerId),
  handIn: handIn?.signature ?? null,
  waiting: handIn?.waiting ?? 0,
  filesWaiting: handIn?.filesWaiting ?? null,
});
