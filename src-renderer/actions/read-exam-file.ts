/**
 * Reads an exam file to look at: what it says, whether what can be computed follows from the record it holds, and whether
 * the rest is as a device signed it whose key is known here. Nothing of it is kept.
 */
import { foldAssessment } from '../../shared/domain/assessment';
import { joinExam } from '../../shared/domain/exam';
import { readEvent } from '../../shared/domain/read-event';
import { decideResult } from '../../shared/domain/result';
import { checkExamExport, parseExamExport } from '../../shared/formats/check-exam-export';
import type { ExamExport } from '../../shared/formats/exam-export-format';
import { digestOfExport } from '../../shared/formats/write-exam-export';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { parseChange } from '../../shared/protocol/change';
import { composeSheet } from '../../shared/report/compose-sheet';
import type { Sheet } from '../../shared/report/sheet';
import { sheetTexts } from '../../shared/report/sheet-texts';
import type { Language } from '../../shared/texts/languages';
import type { RecordVerdict } from '../../shared/values/file-seal';
import { chooseTimeZone } from '../../shared/values/time-zone';
import type { Action, ActionDeps } from './action';

export type ExamFile = {
  readonly content: ExamExport;
  /** Every mark and reason, in words; null when the file is not whole, because then none of it can be believed. */
  readonly details: Sheet['details'] | null;
  /** What is not as it was written; null when the file agrees with itself. */
  readonly differs: Problem | null;
  /** Who answers for what the record does not show; `none` when nobody signed the file as a whole. */
  readonly seal: 'known' | 'centre' | 'unknown' | 'none';
  /** The centre's name of the device that signed the file, when that is another one known here. */
  readonly sealedBy: string | null;
  /** The signatures under the steps, and the hub's under its receipt, held to the keys known here. */
  readonly steps: RecordVerdict;
  readonly receipt: RecordVerdict;
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
    texts: sheetTexts(language, exam.snapshot.terms),
    issuedAt: content.exportedAt,
    issuedBy: content.exportedBy,
    timeZone: chooseTimeZone(exam.timeZone),
  }).details;
}

export type ExamFileInput = { readonly bytes: Uint8Array; readonly language: Language };

const noSeal = { verdict: 'none', deviceName: null } as const;

/** What is said of the seal by main, which knows keys. */
async function judgeSeal(deps: ActionDeps, text: string, { seal }: ExamExport) {
  if (!seal) return noSeal;
  const checked = await deps.host.files.checkSeal({ digest: await digestOfExport(text), seal });
  return checked.ok ? checked.value : noSeal;
}

/** What is said of the steps and of the receipt. */
async function judgeRecord(deps: ActionDeps, { changes, receipt, signature }: ExamExport) {
  const { word = null, number = '', receivedAt = '' } = receipt ?? {};
  const told = word && signature && { word, number, receivedAt, changeId: signature.changeId };
  const checked = await deps.host.files.checkRecord({ changes, receipt: told });
  return checked.ok ? checked.value : ({ steps: 'unknown', receipt: 'unknown' } as const);
}

export const readExamFile: Action<ExamFileInput, ExamFile> = async (deps, { bytes, language }) => {
  const text = decode(bytes);
  if (!text.ok) return text;
  const parsed = parseExamExport(text.value);
  if (!parsed.ok) return parsed;
  const content = parsed.value;
  const checked = await checkExamExport(content);
  const { verdict, deviceName: sealedBy } = await judgeSeal(deps, text.value, content);
  const { steps, receipt } = await judgeRecord(deps, content);
  const seal = verdict === 'broken' ? 'none' : verdict;
  const wrongAt = [
    verdict === 'broken' && 'seal',
    steps === 'wrong' && 'changes',
    receipt === 'wrong' && 'receipt',
  ].find((at) => at !== false);
  const said = { content, seal, sealedBy, steps, receipt };
  if (!checked.ok) return ok({ ...said, details: null, differs: checked.problem });
  if (wrongAt) return ok({ ...said, details: null, differs: problem('exam-file-differs', { at: wrongAt }) });
  return ok({ ...said, details: composeDetails(content, language), differs: null });
};
