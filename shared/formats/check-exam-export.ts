/** Reads the data file of an exam back, and checks that all of it follows from the record in it. */

import { z } from 'zod';
import { foldAssessment } from '../domain/assessment';
import { contentDigestOf } from '../domain/content-digest';
import { readEvent } from '../domain/read-event';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { sha256Hex } from '../kernel/sha256';
import { changeSchema } from '../protocol/change';
import { examRecord } from '../records/exam';
import { examDefinitionRecord } from '../records/exam-definition';
import { composeExamExport } from './compose-exam-export';
import { type ExamExport, examExportFormat, examExportSchema, examExportVersion } from './exam-export-format';

const headSchema = z.object({ format: z.literal(examExportFormat), version: z.int().min(1) });

function parseJson(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return err(problem('exam-file-malformed', { at: 'JSON' }));
  }
}

/** Reads a file back. Says which part is not as the format wants it. */
export function parseExamExport(text: string): Result<ExamExport> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const head = headSchema.safeParse(json.value);
  if (!head.success) return err(problem('exam-file-malformed', { at: 'format' }));
  if (head.data.version > examExportVersion)
    return err(problem('exam-file-newer', { version: head.data.version }));
  const parsed = examExportSchema.safeParse(json.value);
  if (!parsed.success)
    return err(problem('exam-file-malformed', { at: parsed.error.issues[0]?.path.join('.') ?? '' }));
  const { exam, definition } = parsed.data;
  const isBeyond = examRecord.isBeyond?.(exam) || examDefinitionRecord.isBeyond?.(definition);
  return isBeyond ? err(problem('exam-file-newer', { version: head.data.version })) : ok(parsed.data);
}

/** The events of the record, each with the hash it claims. */
async function readRecord(content: ExamExport) {
  const events: ReturnType<typeof readEvent>[] = [];
  for (const [index, { text, hash }] of content.changes.entries()) {
    const at = `changes.${index}`;
    if ((await sha256Hex(text)) !== hash) return err(problem('exam-file-differs', { at }));
    const json = parseJson(text);
    const change = json.ok ? changeSchema.safeParse(json.value) : null;
    const isOfThisAssessment =
      change?.success &&
      change.data.kind === 'event' &&
      change.data.subjectId === content.candidate.assessmentId;
    if (!isOfThisAssessment) return err(problem('exam-file-differs', { at }));
    events.push(readEvent(change.data));
  }
  return ok(events);
}

const computedParts = [
  'marks',
  'evidence',
  'result',
  'signature',
  'isSigned',
  'identifiedAt',
  'startedAt',
  'lastChangedAt',
] as const satisfies readonly (keyof ExamExport)[];

/**
 * Computes the digest of the exam's definition, and marks, remarks, result and signature from the record, and compares. The signatures of the devices are not
 * checked here: that needs their public keys, which the hub has.
 * @returns how many changes the record holds, or the first part that does not follow from it
 */
export async function checkExamExport(content: ExamExport): Promise<Result<{ readonly changes: number }>> {
  if (contentDigestOf(content.definition) !== content.exam.definitionDigest)
    return err(problem('exam-file-differs', { at: 'exam' }));
  const record = await readRecord(content);
  if (!record.ok) return record;
  const { assessmentId } = content.candidate;
  const assigned = content.exam.assessments.find((one) => one.assessmentId === assessmentId);
  const assessment = foldAssessment(assessmentId, record.value, assigned?.examinerId ?? null);
  // Through the schema, so that both sides have their fields in one order.
  const anew = examExportSchema.parse(
    composeExamExport({ ...content, planned: content.exam, assessment, organisation: null, changes: [] }),
  );
  for (const part of computedParts)
    if (JSON.stringify(anew[part]) !== JSON.stringify(content[part]))
      return err(problem('exam-file-differs', { at: part }));
  // The events are those that the file shows, and still the signature was not put under them (S6).
  if (assessment.signed?.fitsBasis === false)
    return err(problem('exam-file-differs', { at: 'signature.basisDigest' }));
  return ok({ changes: content.changes.length });
}
