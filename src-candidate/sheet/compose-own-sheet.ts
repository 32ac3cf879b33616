/** The sheet of a released result, from what the hub gives of it: as the centre would print it, in the language on screen. */
import { foldAssessment } from '../../shared/domain/assessment';
import { joinExam } from '../../shared/domain/exam';
import { readEvent } from '../../shared/domain/read-event';
import { decideResult } from '../../shared/domain/result';
import { parseExamExport } from '../../shared/formats/check-exam-export';
import { ok, type Result } from '../../shared/kernel/result';
import type { ResultCopy } from '../../shared/protocol/candidate-api';
import { parseChange } from '../../shared/protocol/change';
import { composeFileName } from '../../shared/report/compose-file-name';
import { composeSheet } from '../../shared/report/compose-sheet';
import type { Sheet } from '../../shared/report/sheet';
import { sheetTexts } from '../../shared/report/sheet-texts';
import type { Language } from '../../shared/texts/languages';

export type OwnSheet = {
  readonly sheet: Sheet;
  readonly fileName: string;
};

/** @param issuedAt ISO moment that the sheet says it was made */
export function composeOwnSheet(
  { copy, staff, centre }: ResultCopy,
  language: Language,
  issuedAt: string,
): Result<OwnSheet> {
  const parsed = parseExamExport(copy);
  if (!parsed.ok) return parsed;
  const { exam: planned, definition, candidate, changes, receipt, organisation } = parsed.value;
  const exam = joinExam(planned, definition);
  const events = changes.map((change) => readEvent(parseChange(change)));
  const assessment = foldAssessment(candidate.assessmentId, events, candidate.examinerId);
  const texts = sheetTexts(language, exam.snapshot.terms);
  const input = {
    ...{ exam, candidate, assessment, language, texts, issuedAt, issuedBy: null },
    result: decideResult(exam, assessment),
    organisation: organisation && { organisationId: organisation.organisationId, ...centre },
    handIn: receipt && {
      ...{ state: 'received' as const, receiptNumber: receipt.number, receivedAt: receipt.receivedAt },
    },
    nameOf: (staffId: string) => staff.find((one) => one.staffId === staffId)?.name ?? null,
    timeZone: exam.timeZone ?? centre.timeZone,
  };
  return ok({ sheet: composeSheet(input), fileName: `${composeFileName(input)}.pdf` });
}
