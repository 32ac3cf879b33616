/** Opens exams as a screen does: document, events, fold. Beside it the least that IndexedDB could do: two gets. */

import type { AssessmentId, ExamId } from '../../../shared/kernel/ids';
import { foldEvents } from '../../../src-renderer/queries/fold-events';
import { openCache } from './product-cache';

export type ExamPlace = { readonly examId: ExamId; readonly assessmentId: AssessmentId };

/** Milliseconds per exam, each opened with nothing remembered, turn by turn. */
export async function openExams(places: readonly ExamPlace[]): Promise<{ ours: number[]; gets: number[] }> {
  const { database, fresh } = await openCache();
  const ours: number[] = [];
  const gets: number[] = [];
  const cache = fresh();
  await cache.refresh();
  for (const { examId, assessmentId } of places) {
    const first = performance.now();
    await Promise.all([database.packs.get(['exam', 1]), database.streams.get(assessmentId)]);
    const second = performance.now();
    const [exam, events] = await Promise.all([
      cache.document('exam', examId),
      cache.assessmentEvents(assessmentId),
    ]);
    const examinerId = exam?.document.assessments[0]?.examinerId;
    if (examinerId) foldEvents(assessmentId, events, examinerId);
    const third = performance.now();
    if (!exam || events.length === 0) throw new Error(`exam ${examId} is not in the cache`);
    gets.push(second - first);
    ours.push(third - second);
  }
  database.close();
  return { ours, gets };
}
