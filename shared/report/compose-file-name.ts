/** What files about an exam of a candidate are called. */
import type { SheetInput } from './sheet-input';

/** Name for files about this candidate's exam, without extension. Holds the candidate number, never the name. */
export function composeFileName({
  exam,
  candidate,
  assessment,
  language,
  texts,
}: Pick<SheetInput, 'exam' | 'candidate' | 'assessment' | 'language' | 'texts'>): string {
  const key = assessment.signed ? 'sheet:file-name' : 'sheet:file-name-draft';
  const name = texts(key, { exam: exam.code, number: candidate.number, language });
  // Codes are typed by people: keep what every file system takes.
  return name.replaceAll(/[^\p{L}\p{N} ._-]+/gu, '-').slice(0, 120);
}
