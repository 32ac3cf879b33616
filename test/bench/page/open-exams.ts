/**
 * Opens exams as a screen does: what was planned stands in memory; definition, events and fold. Beside it the least that
 * IndexedDB could do: the two gets.
 */

import { foldAssessment } from '../../../shared/domain/assessment';
import type { AssessmentId, ExamId } from '../../../shared/kernel/ids';
import { openCache } from './product-cache';

export type ExamPlace = { readonly examId: ExamId; readonly assessmentId: AssessmentId };

/** Milliseconds per exam, each opened with nothing remembered, turn by turn. */
export async function openExams(places: readonly ExamPlace[]): Promise<{ ours: number[]; gets: number[] }> {
  const { database, fresh } = await openCache();
  const ours: number[] = [];
  const gets: number[] = [];
  for (const { examId, assessmentId } of places) {
    const cache = fresh();
    const digest = (await cache.document('exam', examId))?.document.definitionDigest ?? '';
    const row = await database.contents.where('digest').equals(digest).primaryKeys();
    const first = performance.now();
    await Promise.all([database.contents.get(row[0] ?? ''), database.streams.get(assessmentId)]);
    const second = performance.now();
    const [exam, events] = await Promise.all([cache.exam(examId), cache.assessmentEvents(assessmentId)]);
    if (exam) foldAssessment(assessmentId, events, exam.exam.examinerId);
    const third = performance.now();
    if (!exam || events.length === 0) throw new Error(`exam ${examId} is not in the cache`);
    gets.push(second - first);
    ours.push(third - second);
  }
  database.close();
  return { ours, gets };
}
