/**
 * A qualification as one document with its tree inside: core task (kerntaak), work process (werkproces),
 * performance indicator (prestatie-indicator). Imported from a qualification file (KD) or written by hand.
 * Cohort and level may be blank everywhere (M20, M21).
 */

import { z } from 'zod';
import type { CompetenceId, CoreTaskId, IndicatorId, QualificationId, WorkProcessId } from '../kernel/ids';
import { idSchema, languageSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

export const indicatorSchema = openObject({
  indicatorId: idSchema<'Indicator'>(),
  text: textSchema(4000),
  /** R3: one critical indicator insufficient makes its work process insufficient. */
  critical: z.boolean(),
  /** Key in the file it came from; null when written by hand. */
  sourceKey: z.string().nullable(),
});

export const workProcessSchema = openObject({
  workProcessId: idSchema<'WorkProcess'>(),
  /** Serial number, e.g. `B1-K1-W2` (M38). */
  code: textSchema(40),
  name: textSchema(500),
  description: textSchema(20_000),
  desiredResult: textSchema(20_000),
  /** Professional knowledge and skills (M42), one per line. */
  knowledgeAndSkills: z.array(textSchema(2000)),
  competenceIds: z.array(idSchema<'Competence'>()),
  /** Line that introduces the indicators, e.g. "De beroepsbeoefenaar:"; blank when there is none. */
  indicatorIntro: textSchema(1000),
  indicators: z.array(indicatorSchema),
  sourceKey: z.string().nullable(),
});

export const coreTaskSchema = openObject({
  coreTaskId: idSchema<'CoreTask'>(),
  /** Serial number, e.g. `B1-K1` (M34). */
  code: textSchema(40),
  name: textSchema(500),
  /** Base part (basisdeel) shared by the file's qualifications, profile part (profieldeel), or none. */
  part: z.enum(['base', 'profile']).nullable(),
  description: textSchema(20_000),
  responsibility: textSchema(20_000),
  knowledgeAndSkills: z.array(textSchema(2000)),
  workProcesses: z.array(workProcessSchema),
  sourceKey: z.string().nullable(),
});

/** Where an imported qualification came from. Dates are ISO days; null is open. */
export const qualificationSourceSchema = openObject({
  system: z.literal('sbb'),
  /** `nr` of the profile in the file. */
  profileKey: z.string(),
  /** `nr`, title and crebo code of the qualification file (dossier). */
  fileKey: z.string(),
  fileTitle: textSchema(500),
  fileCode: z.string().nullable(),
  validFrom: z.string().nullable(),
  intakeEnd: z.string().nullable(),
  trainingEnd: z.string().nullable(),
});

export const qualificationSchema = openObject({
  qualificationId: idSchema<'Qualification'>(),
  language: languageSchema,
  name: textSchema(500),
  /** Crebo code or another number (M19); blank allowed. */
  code: textSchema(40),
  cohort: textSchema(40).nullable(),
  level: textSchema(40).nullable(),
  /** M29: new ones start inactive. M51: only an active one can be examined. */
  status: z.enum(['inactive', 'active', 'archived']),
  source: qualificationSourceSchema.nullable(),
  coreTasks: z.array(coreTaskSchema),
});

export type Indicator = z.infer<typeof indicatorSchema>;
export type WorkProcess = z.infer<typeof workProcessSchema>;
export type CoreTask = z.infer<typeof coreTaskSchema>;
export type Qualification = z.infer<typeof qualificationSchema>;
export type { CompetenceId, CoreTaskId, IndicatorId, QualificationId, WorkProcessId };

export const qualificationRecord = defineDocument('qualification', {
  merge: 'by-field',
  scope: 'centre',
  version: 1,
  schema: qualificationSchema,
});
