/**
 * Exams as they are held: each planned exam joined with the definition it names. The same versions give the same object
 * back, so that whoever computed something of an exam finds it again.
 */
import { type Exam, joinExam } from '../../shared/domain/exam';
import type { PlannedExam } from '../../shared/records/exam';
import type { ReadCache, StoredDocument, StoredExam } from './read-cache';

/**
 * The exam half of a read cache over the other half.
 * @param planned the exam as it was known last, without asking anybody
 */
export function readExams(
  cache: Pick<ReadCache, 'documents' | 'document' | 'content'>,
  planned: (examId: string) => PlannedExam | null = () => null,
): Pick<ReadCache, 'exams' | 'exam'> {
  const joined = new WeakMap<PlannedExam, Exam>();

  const join = async (stored: StoredDocument<'exam'>): Promise<StoredExam | null> => {
    const { document, revision } = stored;
    const known = joined.get(document);
    if (known) return { exam: known, revision };
    const definition = await cache.content('exam-definition', document.definitionDigest);
    if (!definition) return null;
    const exam = joinExam(document, definition);
    joined.set(document, exam);
    return { exam, revision };
  };

  return {
    exams: async () => {
      const exams = await Promise.all((await cache.documents('exam')).map(join));
      return exams.filter((exam) => exam !== null);
    },
    exam: async (examId) => {
      // What the register knew already is very likely so still: its definition is read in the same breath.
      const known = planned(examId);
      if (known) void cache.content('exam-definition', known.definitionDigest).catch(() => undefined);
      const stored = await cache.document('exam', examId);
      return stored && join(stored);
    },
  };
}
