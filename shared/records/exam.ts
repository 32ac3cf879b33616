/**
 * An exam (afname): some or all work processes of one qualification, planned for candidates and one examiner,
 * with a scale and a pass rule. It pins a frozen snapshot: a later edit of the qualification never changes it (M51).
 * One assessment = one examiner, one candidate, one exam; its events form the stream `assessmentId`.
 */

import { z } from 'zod';
import { digestSchema, idSchema, languageSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { passRuleSchema } from '../values/pass-rule';
import { ratingScaleSchema } from '../values/scale';
import { defineDocument } from './define-record';

export const snapshotIndicatorSchema = openObject({
  indicatorId: idSchema<'Indicator'>(),
  /** Place in the exam as read aloud and printed: core task.work process.indicator, e.g. `2.3.4`. */
  number: z.string(),
  text: textSchema(4000),
  critical: z.boolean(),
});
export const snapshotWorkProcessSchema = openObject({
  workProcessId: idSchema<'WorkProcess'>(),
  code: textSchema(40),
  name: textSchema(500),
  description: textSchema(20_000),
  desiredResult: textSchema(20_000),
  indicatorIntro: textSchema(1000),
  indicators: z.array(snapshotIndicatorSchema),
});
export const snapshotCoreTaskSchema = openObject({
  coreTaskId: idSchema<'CoreTask'>(),
  code: textSchema(40),
  name: textSchema(500),
  workProcesses: z.array(snapshotWorkProcessSchema),
});
export const examSnapshotSchema = openObject({
  qualificationId: idSchema<'Qualification'>(),
  name: textSchema(500),
  code: textSchema(40),
  cohort: textSchema(40).nullable(),
  level: textSchema(40).nullable(),
  language: languageSchema,
  coreTasks: z.array(snapshotCoreTaskSchema),
});

export const examCandidateSchema = openObject({
  assessmentId: idSchema<'Assessment'>(),
  participantId: idSchema<'Participant'>(),
  /** As they were when the exam was planned; only personalised exams count (R4). */
  number: textSchema(40),
  name: textSchema(500),
  birthDate: z.iso.date().nullable(),
  group: textSchema(100),
});

export const examSchema = openObject({
  examId: idSchema<'Exam'>(),
  code: textSchema(60),
  title: textSchema(300),
  version: z.int().min(1),
  /** Language of the sheet. */
  language: languageSchema,
  plannedAt: momentSchema,
  place: textSchema(300),
  examinerId: idSchema<'Staff'>(),
  /** As printed on the sheet; frozen like the candidates. */
  examinerName: textSchema(300),
  examinerJobTitle: textSchema(200),
  candidates: z.array(examCandidateSchema).min(1),
  scale: ratingScaleSchema,
  rule: passRuleSchema,
  snapshot: examSnapshotSchema,
  /** SHA-256 in hex over the snapshot, scale and rule as `composeExam` wrote them. */
  definitionDigest: digestSchema,
  status: z.enum(['planned', 'cancelled']),
});

export type SnapshotIndicator = z.infer<typeof snapshotIndicatorSchema>;
export type SnapshotWorkProcess = z.infer<typeof snapshotWorkProcessSchema>;
export type SnapshotCoreTask = z.infer<typeof snapshotCoreTaskSchema>;
export type ExamSnapshot = z.infer<typeof examSnapshotSchema>;
export type ExamCandidate = z.infer<typeof examCandidateSchema>;
export type Exam = z.infer<typeof examSchema>;

export const examRecord = defineDocument('exam', {
  merge: 'by-field',
  scope: 'exam',
  version: 1,
  schema: examSchema,
});
