/** May this be attached or removed? Rules E1 to E3 and E9 of SPEC.md. Pure; the bytes lie on the disk before anybody asks. */
import type { ChangeId } from '../kernel/ids';
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { lengthProblem } from '../kernel/typed-words';
import { evidenceWordLimit } from '../records/evidence-attached';
import { reasonLimit } from '../records/reason-limit';
import type { NamedFile } from '../values/named-file';
import type { Assessment } from './assessment';
import { type Desk, type EventIntent, isClosed, isOfAnother } from './decide-mark';
import { type Evidence, type EvidencePlace, standingEvidence } from './evidence';
import type { Exam } from './exam';
import { fileLimitsOf } from './files/file-limits-of';

/** Of one assessment, of any size together. */
const mostFiles = 200;
/** E9, where the centre says nothing. */
export const mostEvidence = { files: mostFiles, bytes: fileLimitsOf(null).exam };

export type EvidenceToAttach = EvidencePlace & { readonly file: NamedFile; readonly word: string };

const workProcessesOf = (exam: Exam) => exam.snapshot.coreTasks.flatMap((one) => one.workProcesses);

function isInExam(exam: Exam, { indicatorId, workProcessId }: EvidencePlace): boolean {
  const all = workProcessesOf(exam);
  if (indicatorId !== null)
    return (
      workProcessId === null &&
      all.some((one) => one.indicators.some((indicator) => indicator.indicatorId === indicatorId))
    );
  return workProcessId === null || all.some((one) => one.workProcessId === workProcessId);
}

/** Of all that counts, together. */
export const evidenceBytes = ({ evidence }: Assessment): number =>
  standingEvidence(evidence).reduce((sum, one) => sum + one.file.bytes, 0);

/**
 * Whether a file of so many bytes still goes with it (E9): asked before its bytes are handed over, too.
 * @param most bytes together, as the centre allows
 */
export function whyEvidenceFull(assessment: Assessment, bytes: number, most: number): Problem | null {
  const isFull =
    standingEvidence(assessment.evidence).length >= mostFiles || evidenceBytes(assessment) + bytes > most;
  return isFull ? problem('evidence-full', { files: mostFiles, gigabytes: most / 1e9 }) : null;
}

const isAt = (place: EvidencePlace) => (one: Evidence) =>
  one.indicatorId === place.indicatorId && one.workProcessId === place.workProcessId;

/** Whether whoever is at the desk may attach to it or remove from it now (E1): asked before a file is chosen, too. */
export const whyNoEvidence = (desk: Desk): Problem | null =>
  isClosed(desk.assessment) ??
  isOfAnother(desk) ??
  (desk.assessment.identifiedAt ? null : problem('candidate-not-identified'));

/**
 * The same file at the same place is no event (E3).
 * @param most bytes of all evidence of the assessment together, as the centre allows
 */
export function decideAttach(
  desk: Desk,
  given: EvidenceToAttach,
  most: number = mostEvidence.bytes,
): Result<EventIntent> {
  const { exam, assessment } = desk;
  const { indicatorId, workProcessId, file } = given;
  const refusal = whyNoEvidence(desk);
  if (refusal) return err(refusal);
  if (!isInExam(exam, given)) return err(problem('indicator-unknown'));
  const word = given.word.trim();
  const tooLong = lengthProblem(word, evidenceWordLimit);
  if (tooLong) return err(tooLong);
  const here = standingEvidence(assessment.evidence).filter(isAt(given));
  const same = here.find((one) => one.file.digest === file.digest);
  // Told, because it may stand there under another name.
  if (same) return err(problem('evidence-there-already', { name: same.file.name }));
  const full = whyEvidenceFull(assessment, file.bytes, most);
  if (full) return err(full);
  return ok({ type: 'evidence-attached', upon: null, body: { indicatorId, workProcessId, file, word } });
}

/** What does not count any more is not removed once more (null). */
export function decideRemoveEvidence(
  desk: Desk,
  attachedBy: ChangeId,
  reason: string,
): Result<EventIntent | null> {
  const refusal = whyNoEvidence(desk);
  if (refusal) return err(refusal);
  const text = reason.trim();
  const tooLong = lengthProblem(text, reasonLimit);
  if (tooLong) return err(tooLong);
  const isThere = standingEvidence(desk.assessment.evidence).some((one) => one.changeId === attachedBy);
  return ok(isThere ? { type: 'evidence-removed', upon: attachedBy, body: { reason: text } } : null);
}
