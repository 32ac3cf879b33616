/**
 * Opens exams as a screen does: what was planned stands in memory; definition, events and fold. Beside it the least that
 * IndexedDB could do: the two gets.
 */

import { foldAssessment } from '../../../shared/domain/assessment';
import type { AssessmentId, ExamId } from '../../../shared/kernel/ids';
import { openCache } from './product-cache';

export type ExamPlace = { readonly examId: ExamId; readonly assessmentId: AssessmentId };

export type OpenTimes = Readonly<Record<'ours' | 'definition' | 'events' | 'gets', number[]>>;

/** Milliseconds per exam, each opened with nothing remembered, turn by turn; and each half of it alone. */
export async function openExams(places: readonly ExamPlace[]): Promise<OpenTimes> {
  const { database, fresh } = await openCache();
  const ours: number[] = [];
  const gets: number[] = [];
  const definition: number[] = [];
  const events: number[] = [];
  const timeHalf = async (times: number[], half: () => Promise<unknown>): Promise<void> => {
    const start = performance.now();
    await half();
    times.push(performance.now() - start);
  };
  for (const { examId, assessmentId } of places) {
    const cache = fresh();
    const digest = (await cache.document('exam', examId))?.document.definitionDigest ?? '';
    const row = await database.contents.where('id').startsWith(digest).primaryKeys();
    const first = performance.now();
    await Promise.all([database.contents.get(row[0] ?? ''), database.streams.get(assessmentId)]);
    const second = performance.now();
    const [exam, stream] = await Promise.all([cache.exam(examId), cache.assessmentEvents(assessmentId)]);
    if (exam) foldAssessment(assessmentId, stream, exam.exam.examinerId);
    const third = performance.now();
    if (!exam || stream.length === 0) throw new Error(`exam ${examId} is not in the cache`);
    gets.push(second - first);
    ours.push(third - second);
    const again = fresh();
    await again.document('exam', examId);
    await timeHalf(definition, () => again.exam(examId));
    await timeHalf(events, () => again.assessmentEvents(assessmentId));
  }
  database.close();
  return { ours, definition, events, gets };
}
