/**
 * Reads an exam file to look at: what it says, and whether all of that follows from the record it holds. Nothing of it is
 * kept. Who signed is not checked here: the keys of the devices are with the hub.
 */
import { foldAssessment } from '../../shared/domain/assessment';
import { joinExam } from '../../shared/domain/exam';
import { readEvent } from '../../shared/domain/read-event';
import { decideResult } from '../../shared/domain/result';
import { checkExamExport, type ExamExport, parseExamExport } from '../../shared/formats/exam-export';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { parseChange } from '../../shared/protocol/change';
import { composeSheet } from '../../shared/report/compose-sheet';
import type { Sheet } from '../../shared/report/sheet';
import { sheetTexts } from '../../shared/report/sheet-texts';
import type { Language } from '../../shared/texts/languages';
import type { Action } from './action';

export type ExamFile = {
  readonly content: ExamExport;
  /** Every mark and reason, in words; null when the file is not whole, because then none of it can be believed. */
  readonly details: Sheet['details'] | null;
  /** What is not as it was written; null when the file is whole. */
  readonly differs: Problem | null;
};

function decode(bytes: Uint8Array): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err(problem('exam-file-malformed', { at: 'UTF-8' }));
  }
}

function composeDetails(content: ExamExport, language: Language): Sheet['details'] {
  const { candidate, changes } = content;
  const exam = joinExam(content.exam, content.definition);
  const assessment = foldAssessment(
    candidate.assessmentId,
    changes.map((change) => readEvent(parseChange(change))),
    candidate.examinerId,
  );
  return composeSheet({
    exam,
    candidate,
    assessment,
    result: decideResult(exam, assessment),
    organisation: null,
    handIn: null,
    // A file names the examiners of the plan, and who signed it.
    nameOf: (staffId) => content.exam.examiners.find((one) => one.staffId === staffId)?.name ?? null,
    language,
    texts: sheetTexts(language),
    issuedAt: content.exportedAt,
    issuedBy: content.exportedBy,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }).details;
}

export type ExamFileInput = { readonly bytes: Uint8Array; readonly language: Language };

export const readExamFile: Action<ExamFileInput, ExamFile> = async (_deps, { bytes, language }) => {
  const text = decode(bytes);
  if (!text.ok) return text;
  const parsed = parseExamExport(text.value);
  if (!parsed.ok) return parsed;
  const content = parsed.value;
  const checked = await checkExamExport(content);
  return ok(
    checked.ok
      ? { content, details: composeDetails(content, language), differs: null }
      : { content, details: null, differs: checked.problem },
  );
};
