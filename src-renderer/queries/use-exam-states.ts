/** Every candidate of every exam with the assessment, its result and how far it is handed in: for lists, live. */
import { useLiveQuery } from 'dexie-react-hooks';
import type { Assessment } from '../../shared/domain/assessment';
import type { ExamResult } from '../../shared/domain/result';
import type { Exam, ExamCandidate } from '../../shared/records/exam';
import type { QueryCache } from '../cache/query-cache';
import type { HandIn } from '../cache/read-cache';
import { foldEvents, resultOf } from './fold-events';

export type { HandIn } from '../cache/read-cache';

import { useQuerySource } from './query-source';

export type ExamState = {
  readonly exam: Exam;
  readonly candidate: ExamCandidate;
  readonly assessment: Assessment;
  readonly result: ExamResult;
  /** Of the signature; null while unsigned or when another device signed. */
  readonly handIn: HandIn | null;
  /** Changes that this device made to the assessment and that have no receipt yet. */
  readonly waiting: number;
};

/** Loads the states of all candidates of all exams, by planned time and then by candidate number. */
export async function loadExamStates(cache: QueryCache): Promise<readonly ExamState[]> {
  const [exams, subjects] = await Promise.all([cache.documents('exam'), cache.subjectHandIns()]);
  const places = exams
    .map(({ document }) => document)
    .sort((a, b) => a.plannedAt.localeCompare(b.plannedAt) || a.code.localeCompare(b.code))
    .flatMap((exam) => exam.candidates.map((candidate) => ({ exam, candidate })));
  const streams = await cache.manyAssessmentEvents(places.map((p) => p.candidate.assessmentId));
  const subjectsById = new Map(subjects.map((subject) => [subject.subjectId, subject]));
  return places.map(({ exam, candidate }, index) => {
    const assessment = foldEvents(candidate.assessmentId, streams[index] ?? []);
    const subject = subjectsById.get(candidate.assessmentId);
    return {
      exam,
      candidate,
      assessment,
      result: resultOf(exam, assessment),
      handIn: (assessment.signed && subject?.handIns.get(assessment.signed.changeId)) ?? null,
      waiting: subject?.waiting ?? 0,
    };
  });
}

/** `undefined` while loading. */
export function useExamStates(): readonly ExamState[] | undefined {
  const { cache } = useQuerySource();
  return useLiveQuery(() => loadExamStates(cache), [cache]);
}
