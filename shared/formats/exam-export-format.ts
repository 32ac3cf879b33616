/**
 * The exam of one candidate as a data file (JSON), for other systems and for checking it years later. Format
 * `vakproef-exam`, version 2. The file stands on its own: the exam and what it pins (texts, scale and rule), each mark with the
 * text of its indicator, the result with its reasons, and the record it all follows from.
 *
 * `changes` is that record: every event of the assessment as its device wrote it, byte for byte, with the SHA-256 of
 * those bytes and the device's signature (Ed25519 over the hash; the hub has the device's public key). Everything else
 * in the file can be computed from `exam`, `definition` and `changes`, and `checkExamExport` does so. The file is about one
 * candidate; the other candidates of the exam are not in it. What cannot be computed (name and details of the candidate,
 * the centre, who made the file) is covered by the seal: the maker's signature over the whole file. The receipt carries the
 * word of the hub, for whoever knows its key.
 */
import { z } from 'zod';
import { signedChangeSchema } from '../protocol/change';
import { hubWordSchema } from '../protocol/hub-word';
import { plannedCandidateSchema, plannedExamSchema } from '../records/exam';
import { examDefinitionSchema } from '../records/exam-definition';
import { fileSealSchema } from '../values/file-seal';
import { idSchema, momentSchema } from '../values/identity';
import { namedFileSchema } from '../values/named-file';
import { markValueSchema } from '../values/scale';

export const examExportFormat = 'vakproef-exam';
export const examExportVersion = 2;

const count = z.int().min(0);
const workProcessReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), count }),
  z.object({ kind: z.literal('critical-insufficient'), numbers: z.array(z.string()) }),
  z.object({
    kind: z.literal('share'),
    sufficient: count,
    counted: count,
    percent: count,
    minimum: count,
  }),
  z.object({ kind: z.literal('nothing-counted') }),
]);
const examReasonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), count }),
  z.object({
    kind: z.literal('work-processes'),
    sufficient: count,
    total: count,
    percent: count,
    minimum: count,
  }),
  z.object({ kind: z.literal('insufficient-work-process'), code: z.string() }),
]);

const markSchema = z.object({
  indicatorId: idSchema<'Indicator'>(),
  /** As on the sheet, e.g. `2.3.4`. */
  number: z.string(),
  coreTaskCode: z.string(),
  workProcessCode: z.string(),
  text: z.string(),
  critical: z.boolean(),
  /** Null while the indicator has no mark. */
  value: markValueSchema.nullable(),
  markedAt: momentSchema.nullable(),
  remark: z.string().nullable(),
});

/** What was attached and not removed; its bytes are not in this file. */
const evidenceSchema = z.object({
  changeId: idSchema<'Change'>(),
  /** Null with `workProcessId` null: about the whole exam. */
  indicatorId: idSchema<'Indicator'>().nullable(),
  workProcessId: idSchema<'WorkProcess'>().nullable(),
  file: namedFileSchema,
  word: z.string(),
  attachedAt: momentSchema,
});

const examCandidateSchema = plannedCandidateSchema.extend({
  assessmentId: idSchema<'Assessment'>(),
  examinerId: idSchema<'Staff'>(),
});

export const examExportSchema = z.object({
  format: z.literal(examExportFormat),
  version: z.literal(examExportVersion),
  exportedAt: momentSchema,
  exportedBy: z.string().nullable(),
  organisation: z
    .object({
      organisationId: idSchema<'Organisation'>(),
      name: z.string(),
      place: z.string(),
      isSample: z.boolean(),
    })
    .nullable(),
  /** As it was planned, with no candidate but this one. */
  exam: plannedExamSchema,
  /** What the digest in `exam` names. */
  definition: examDefinitionSchema,
  candidate: examCandidateSchema,
  identifiedAt: momentSchema.nullable(),
  startedAt: momentSchema.nullable(),
  lastChangedAt: momentSchema.nullable(),
  /** False: the assessment was not signed when the file was made, and `result` may still change. */
  isSigned: z.boolean(),
  marks: z.array(markSchema),
  /** Absent where nothing was attached, and in files of earlier programs. */
  evidence: z.array(evidenceSchema).min(1).optional(),
  result: z.object({
    outcome: z.enum(['passed', 'failed', 'undecided']),
    reasons: z.array(examReasonSchema),
    workProcesses: z.array(
      z.object({
        workProcessId: idSchema<'WorkProcess'>(),
        code: z.string(),
        name: z.string(),
        outcome: z.enum(['sufficient', 'insufficient', 'open']),
        counts: z.object({
          sufficient: count,
          insufficient: count,
          open: count,
          notObserved: count,
          notApplicable: count,
        }),
        reasons: z.array(workProcessReasonSchema),
      }),
    ),
  }),
  signature: z
    .object({
      changeId: idSchema<'Change'>(),
      signedAt: momentSchema,
      signedName: z.string(),
      outcome: z.enum(['passed', 'failed']),
    })
    .nullable(),
  /** Receipt of the hub for the signature; null when there was none yet, or when another device signed. */
  receipt: z
    .object({
      number: z.string(),
      receivedAt: momentSchema,
      /** The answer of the hub that gave the receipt, as it signed it; it names by id and hash what came in together. */
      word: hubWordSchema.optional(),
    })
    .nullable(),
  changes: z.array(signedChangeSchema),
  /** The maker's signature over all of the above; absent in files of earlier programs. */
  seal: fileSealSchema.optional(),
});
export type ExamExport = z.infer<typeof examExportSchema>;
export type ExportedReason = z.infer<typeof workProcessReasonSchema>;
