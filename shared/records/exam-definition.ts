/**
 * What an exam pins: the texts it is about, its parts with their scales, and its pass rule. Content: exams with the same
 * definition share it by digest, and no later edit of the qualification changes it (M51).
 */
import { z } from 'zod';
import { idSchema, languageSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { passRuleSchema } from '../values/pass-rule';
import { ratingScaleSchema } from '../values/scale';
import { termsSchema } from '../values/terms';
import { defineContent } from './define-record';

export const snapshotIndicatorSchema = openObject({
  indicatorId: idSchema<'Indicator'>(),
  /** Place in the exam as read aloud and printed: core task.work process.indicator, e.g. `2.3.4`. */
  number: z.string(),
  text: textSchema(20_000),
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
  /** The words that counted when the exam was planned: the qualification's, over those of the centre. */
  terms: termsSchema.optional(),
  coreTasks: z.array(snapshotCoreTaskSchema),
});

/** A part of the exam: what one examiner assesses of one candidate, in one way. */
export const examPartSchema = openObject({
  /** Known by its code within the exam, e.g. `1`, so that the same definition has the same digest wherever it is made. */
  partCode: textSchema(20),
  /** How it is assessed, e.g. `observation`. */
  kind: z.string().min(1).max(40),
  workProcessIds: z.array(idSchema<'WorkProcess'>()),
  scale: ratingScaleSchema,
});

export const examDefinitionSchema = openObject({
  snapshot: examSnapshotSchema,
  parts: z.array(examPartSchema).min(1),
  rule: passRuleSchema,
  /** Sentences offered for a remark, before those of the program; absent: none of its own. */
  phrases: z.array(textSchema(500)).max(50).optional(),
});

export type SnapshotIndicator = z.infer<typeof snapshotIndicatorSchema>;
export type SnapshotWorkProcess = z.infer<typeof snapshotWorkProcessSchema>;
export type SnapshotCoreTask = z.infer<typeof snapshotCoreTaskSchema>;
export type ExamSnapshot = z.infer<typeof examSnapshotSchema>;
export type ExamDefinition = z.infer<typeof examDefinitionSchema>;

export const examDefinitionRecord = defineContent('exam-definition', {
  scope: 'exam',
  version: 1,
  schema: examDefinitionSchema,
  // Its rule is about all parts together.
  isBeyond: ({ parts }) => parts.length > 1,
});
