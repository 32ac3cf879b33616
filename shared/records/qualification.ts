/**
 * The head of a qualification: its name and numbers, whether it is in use, and which version of its tree counts. Imported
 * from a qualification file (KD) or written by hand. Cohort and level may be blank everywhere (M20, M21).
 */
import { z } from 'zod';
import { digestSchema, idSchema, languageSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { termsSchema } from '../values/terms';
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
  /** Absent: written by a program that did not count them. */
  workProcessesWithoutIndicator: count.optional(),
  workProcessesWithoutCompetence: count.optional(),
  /** In how many work processes each competence is used, by its id. */
  competenceUse: z.record(z.string(), count),
});

/** A version that was published, in the order of publishing. The version itself is content and never goes. */
export const versionEntrySchema = openObject({
  versionDigest: digestSchema,
  publishedAt: momentSchema,
  publishedBy: idSchema<'Staff'>(),
  /** What its maker said of it; blank when nothing. */
  note: textSchema(500),
  /** `catalogue`: the one at the hub, which each screen says in its own language instead of the note. */
  cameFrom: textSchema(40).optional(),
  /** The version that counted until then; absent for the first. */
  upon: digestSchema.optional(),
  /** Two that were published apart and came together here. */
  mergedFrom: z.array(digestSchema).optional(),
});

/** Shown with a participant's portfolio (M25 to M28). */
export const portfolioInstructionSchema = openObject({
  title: textSchema(200),
  explanation: textSchema(4000),
  instruction: textSchema(20_000),
});

/** Where a qualification that is not of SBB came from; null or absent: made here. */
export const qualificationOriginSchema = openObject({
  system: z.enum(['case', 'vakproef', 'table']),
  /** How it is known there, e.g. the identifier of its CASE item. */
  key: textSchema(500),
  /** Title of the document or file. */
  title: textSchema(500),
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
  origin: qualificationOriginSchema.nullable().optional(),
  /** Words of its own (M23); absent: those of the centre. */
  terms: termsSchema.optional(),
  /** Absent or null: the option is not ticked (M25). */
  portfolioInstruction: portfolioInstructionSchema.nullable().optional(),
  /** Absent: published before versions were listed, or never. */
  history: z.array(versionEntrySchema).optional(),
  /** The qualification and version it was copied from. */
  madeFrom: openObject({
    qualificationId: idSchema<'Qualification'>(),
    versionDigest: digestSchema,
  }).optional(),
  /** Taken back before anything was done with it, e.g. an import that was undone: no list shows it. */
  isRemoved: z.boolean().optional(),
});

export type QualificationAbout = z.infer<typeof qualificationAboutSchema>;
export type VersionEntry = z.infer<typeof versionEntrySchema>;
export type QualificationHead = z.infer<typeof qualificationHeadSchema>;

export const qualificationRecord = defineDocument('qualification', {
  merge: 'by-field',
  scope: 'centre',
  version: 1,
  schema: qualificationHeadSchema,
});
