/**
 * The exam of one candidate as a data file: texts, marks, result, and the signed record it follows from. What the file says is
 * folded from the very changes it holds, so that it always agrees with itself.
 */
import { type Assessment, foldAssessment } from '../../shared/domain/assessment';
import type { Exam } from '../../shared/domain/exam';
import { readEvent } from '../../shared/domain/read-event';
import { composeExamExport } from '../../shared/formats/compose-exam-export';
import { digestOfExport, writeExamExport } from '../../shared/formats/write-exam-export';
import type { ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { parseChange, type SignedChange } from '../../shared/protocol/change';
import type { PlannedExam } from '../../shared/records/exam';
import { composeFileName } from '../../shared/report/compose-file-name';
import { sheetTexts } from '../../shared/report/sheet-texts';
import { chooseLanguage } from '../../shared/texts/languages';
import type { ActionDeps } from './action';
import { findReceiptWord } from './find-receipt-word';
import { type AssessmentTarget, loadAssessment } from './load-assessment';
import { loadActorName } from './load-sheet';
import { loadSignedChanges } from './load-signed-changes';

export type LoadedExamFile = {
  /** Without its ending. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly exam: Exam;
  /** As it is recorded now, with everybody in it. */
  readonly planned: PlannedExam;
  readonly participantId: ParticipantId;
  readonly assessment: Assessment;
  readonly changes: readonly SignedChange[];
  /** Of the signature; null: none is known here. */
  readonly receipt: { readonly number: string; readonly receivedAt: string } | null;
};

/** The two records that the exam is made of, as they were recorded. */
async function loadExamRecords({ cache }: ActionDeps, { examId, definitionDigest }: Exam) {
  const planned = (await cache.document('exam', examId))?.document;
  const definition = await cache.content('exam-definition', definitionDigest);
  return planned && definition ? ok({ planned, definition }) : err(problem('document-missing', { examId }));
}

/** As it stands at this moment, sealed by this device. */
export async function loadExamFile(
  deps: ActionDeps,
  target: AssessmentTarget,
): Promise<Result<LoadedExamFile>> {
  const loaded = await loadAssessment(deps, target);
  if (!loaded.ok) return loaded;
  const { exam, candidate } = loaded.value;
  const records = await loadExamRecords(deps, exam);
  if (!records.ok) return records;
  const changes = await loadSignedChanges(deps, target.assessmentId);
  if (!changes.ok) return changes;
  const events = changes.value.map((change) => readEvent(parseChange(change)));
  const assessment = foldAssessment(target.assessmentId, events, candidate.examinerId);
  const [organisations, handIn, exportedBy] = await Promise.all([
    deps.cache.documents('organisation'),
    assessment.signed ? deps.cache.handIn(target.assessmentId, assessment.signed.changeId) : null,
    loadActorName(deps),
  ]);
  const word = handIn?.state === 'received' ? await findReceiptWord(deps, assessment.signed?.changeId) : null;
  const own =
    handIn?.state === 'received' ? { number: handIn.receiptNumber, receivedAt: handIn.receivedAt } : null;
  // The office did not hand it in: there the hub's own word in the record says when it had it (A13).
  const receipt = own ? { ...own, ...(word ? { word } : {}) } : assessment.received;
  const content = composeExamExport({
    ...records.value,
    candidate,
    assessment,
    organisation: organisations[0]?.document ?? null,
    receipt,
    changes: changes.value,
    exportedAt: deps.world.now().toISOString(),
    exportedBy,
  });
  const seal = await deps.host.files.sealFile({ digest: await digestOfExport(writeExamExport(content)) });
  if (!seal.ok) return seal;
  const text = writeExamExport({ ...content, seal: seal.value });
  const language = chooseLanguage(exam.language);
  const name = composeFileName({
    exam,
    candidate,
    assessment,
    language,
    texts: sheetTexts(language, exam.snapshot.terms),
  });
  const bytes = new TextEncoder().encode(text);
  const { planned } = records.value;
  const { participantId } = candidate;
  return ok({ name, bytes, exam, planned, participantId, changes: changes.value, assessment, receipt });
}
