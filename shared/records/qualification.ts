/**
 * The head of a qualification: its name and numbers, whether it is in use, and which version of its tree counts. Imported
 * from a qualification file (KD) or written by hand. Cohort and level may be blank everywhere (M20, M21).
 */
import { z } from 'zod';
import { digestSchema, idSchema, languageSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

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

const count = z.int().min(0);

/** What lists say of the tree, so that no list has to open it. */
export const qualificationAboutSchema = openObject({
  coreTasks: count,
  workProcesses: count,
  indicators: count,
  criticalIndicators: count,
  /** Competences linked to work processes, each link counted. */
  competenceLinks: count,
  knowledgeAndSkills: count,
  /** Core tasks without a work process, by code or name (M50). */
  bareCoreTasks: z.array(textSchema(500)),
  /** In how many work processes each competence is used, by its id. */
  competenceUse: z.record(z.string(), count),
});

export const qualificationHeadSchema = openObject({
  qualificationId: idSchema<'Qualification'>(),
  language: languageSchema,
  name: textSchema(500),
  /** Crebo code or another number (M19); blank allowed. */
  code: textSchema(40),
  cohort: textSchema(40).nullable(),
  level: textSchema(40).nullable(),
  /** M29: new ones start inactive. M51: only an active one can be examined. */
  status: z.enum(['inactive', 'active', 'archived']),
  /** New participants are linked to it by themselves (M22). */
  isStandard: z.boolean(),
  source: qualificationSourceSchema.nullable(),
  /** Digest of the `qualification-version` that counts. */
  versionDigest: digestSchema,
  about: qualificationAboutSchema,
});

export type QualificationAbout = z.infer<typeof qualificationAboutSchema>;
export type QualificationHead = z.infer<typeof qualificationHeadSchema>;

export const qualificationRecord = defineDocument('qualification', {
  merge: 'by-field',
  scope: 'centre',
  version: 1,
  schema: qualificationHeadSchema,
});
