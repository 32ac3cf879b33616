/**
 * One version of a qualification: its tree of core tasks (kerntaken), work processes (werkprocessen) and performance
 * indicators (prestatie-indicatoren). Content: it never changes, an edit makes the next one, and equal trees are one.
 */
import { z } from 'zod';
import { idSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineContent } from './define-record';

/** How a node is known in the framework it came from, and what else that said of it, kept word for word. */
export const nodeOriginSchema = openObject({
  identifier: textSchema(500),
  uri: textSchema(2000).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});

export const indicatorSchema = openObject({
  indicatorId: idSchema<'Indicator'>(),
  /** Serial number of its own; absent or blank: its place counts. */
  code: textSchema(40).optional(),
  text: textSchema(20_000),
  /** R3: one critical indicator insufficient makes its work process insufficient. */
  critical: z.boolean(),
  /** Competences of this indicator alone: older files have them there. */
  competenceIds: z.array(idSchema<'Competence'>()).optional(),
  /** Key in the file it came from; null when written by hand. */
  sourceKey: z.string().nullable(),
  origin: nodeOriginSchema.optional(),
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
  origin: nodeOriginSchema.optional(),
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
  origin: nodeOriginSchema.optional(),
});

export const qualificationVersionSchema = openObject({ coreTasks: z.array(coreTaskSchema) });

export type Indicator = z.infer<typeof indicatorSchema>;
export type WorkProcess = z.infer<typeof workProcessSchema>;
export type CoreTask = z.infer<typeof coreTaskSchema>;
export type QualificationVersion = z.infer<typeof qualificationVersionSchema>;

export const qualificationVersionRecord = defineContent('qualification-version', {
  scope: 'centre',
  version: 1,
  schema: qualificationVersionSchema,
});
