/**
 * Every candidate of exams with a record of the assessment and how far it is handed in. Made from what stands in memory:
 * no stream of events is opened for a list.
 */

import {
  type AssessmentRecord,
  type AssessmentRecords,
  recordFor,
} from '../../shared/domain/assessment-record';
import { type ExamCandidate, type ExamHead, headOf } from '../../shared/domain/exam';
import type { PlannedExam } from '../../shared/records/exam';
import type { SubjectHandIn } from '../cache/query-cache';
import type { HandIn } from '../cache/read-cache';

export type ExamState = {
  readonly exam: ExamHead;
  readonly candidate: ExamCandidate;
  readonly assessment: AssessmentRecord;
  /** Of the signature; null while unsigned or when another device signed. */
  readonly handIn: HandIn | null;
  /** Changes that this device made to the assessment and that have no receipt yet. */
  readonly waiting: number;
};

export type ExamStateSources = {
  readonly exams: readonly PlannedExam[];
  readonly assessments: ReadonlyMap<string, AssessmentRecords>;
  readonly handIns: ReadonlyMap<string, SubjectHandIn>;
};

type Made = {
  readonly state: ExamState;
  readonly record: AssessmentRecords | undefined;
  readonly handIn: SubjectHandIn | undefined;
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
  return ({ exams, assessments, handIns }) => {
    const now = new Map<string, Made>();
    const states = exams
      .toSorted(byTime)
      .map(remember)
      .flatMap((exam) =>
        exam.candidates.map((candidate) => {
          const { assessmentId } = candidate;
          const [record, handIn] = [assessments.get(assessmentId), handIns.get(assessmentId)];
          const known = made.get(assessmentId);
          const isSame = known?.state.exam === exam && known.record === record && known.handIn === handIn;
          const entry = isSame ? known : { record, handIn, state: compose(exam, candidate, record, handIn) };
          now.set(assessmentId, entry);
          return entry.state;
        }),
      );
    made = now;
    return states;
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
});
