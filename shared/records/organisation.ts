/** The exam centre itself. */

import { z } from 'zod';
import { candidatePageSchema } from '../values/candidate-page';
import { idSchema, localised, textSchema } from '../values/identity';
import { identityProviderSchema } from '../values/identity-provider';
import { openObject } from '../values/open-object';
import { termsSchema } from '../values/terms';
import { timeZoneSchema } from '../values/time-zone';
import { defineDocument } from './define-record';
import { durationSchema } from './exam';

/** What the centre wants of a plan that does not meet one of its demands. */
const planPolicySchema = z.enum(['free', 'warn', 'never']);
export type PlanPolicy = z.infer<typeof planPolicySchema>;

/** Nobody begins to the minute: less than this would ask a reason of everybody. */
export const leastToleranceMinutes = 5;

export const organisationSchema = openObject({
  organisationId: idSchema<'Organisation'>(),
  name: textSchema(300),
  place: textSchema(200),
  /** Sentence about objection and its term, printed on the sheet. */
  objectionText: localised(2000),
  /** True for the sample centre: screens and sheets say so. */
  isSample: z.boolean(),
  /** Zone in which the centre plans; absent: `defaultTimeZone`. An exam elsewhere names its own. */
  timeZone: timeZoneSchema.optional(),
  /** How planning makes the code of an exam, such as `{year}-{nr}`; absent or blank: as `usualCodePattern`. */
  examCodePattern: textSchema(40).optional(),
  /** Order of the answers while marking, on buttons and keys alike; absent: the best one first. */
  answerOrder: z.enum(['best-first', 'worst-first']).optional(),
  /** What the centre calls an exam that is met or not met; absent: the program's words. Never a bare "passed": a diploma needs more. */
  resultWords: openObject({ met: localised(60), notMet: localised(60) }).optional(),
  /** What a candidate can do after a result that is not met: resit, talk, whom to ask. Printed on page 1 of the sheet. */
  afterwardsText: localised(1000).optional(),
  /** The centre's words for the things of a qualification; absent: the program's. */
  terms: termsSchema.optional(),
  /** The centre's logo as base64 of a PNG, printed on the sheet. */
  logoPng: z.base64().max(200_000).optional(),
  /** Months after the diploma for which results and evidence are kept; null: for ever; absent: `usualRetentionMonths`. */
  retentionMonths: z.int().min(1).max(600).nullable().optional(),
  /** The same for places in exams in which nothing was assessed; null or absent: as long as results. */
  attendanceMonths: z.int().min(1).max(600).nullable().optional(),
  /** Months after a Run or import of people in which it can be taken back; null: for ever; absent: `usualRunMonths`. */
  runMonths: z.int().min(1).max(600).nullable().optional(),
  /** An exam begun on another day, or more than an hour away from its time; absent: `reason`. */
  startPolicy: z.enum(['free', 'reason', 'never']).optional(),
  /** A colleague's exam; absent: `reason`. */
  takeOverPolicy: z.enum(['reason', 'never']).optional(),
  /** Minutes that an exam may begin before or after its time and still be as planned; absent: `usualToleranceMinutes`. */
  startToleranceMinutes: z.int().min(leastToleranceMinutes).max(720).optional(),
  /** A plan whose only examiner is not independent (R1); absent: `warn`. */
  independentPolicy: planPolicySchema.optional(),
  /** A plan whose examiner is not known to be in the register of examiners on its day (R7); absent: `warn`. */
  registerPolicy: planPolicySchema.optional(),
  /** A plan with candidates who are not linked to the qualification (M53); absent: `warn`. */
  linkPolicy: planPolicySchema.optional(),
  /** What planning fills in by itself, to be changed there; absent: nothing, or what most centres have. */
  usualPlace: textSchema(300).optional(),
  usualScaleId: textSchema(60).optional(),
  usualRule: z.enum(['three-quarters', 'all']).optional(),
  usualDurationMinutes: durationSchema.nullable().optional(),
  /** Most of one file that people add, in MiB, as far as the hub takes it; absent: `usualFileMegabytes`. */
  fileMegabytes: z.int().min(1).max(4000).optional(),
  /** Most of all evidence of one candidate in one exam, in GB; absent: `usualExamFilesGigabytes`. */
  examFilesGigabytes: z.int().min(1).max(20).optional(),
  /** Kinds of portfolio entries of the centre's own, beside `portfolioKinds`; a kind that was used stays, and may be retired. */
  portfolioKinds: z
    .array(
      openObject({
        code: textSchema(60).min(1),
        label: localised(100),
        isRetired: z.boolean().optional(),
      }),
    )
    .max(50)
    .optional(),
  /** What candidates may do on their own page at the hub; absent: it is off. */
  candidatePage: candidatePageSchema.optional(),
  /** By whose accounts staff may begin on a device in the place of a personal code; absent or null: by none. */
  identityProvider: identityProviderSchema.nullable().optional(),
});
export type Organisation = z.infer<typeof organisationSchema>;

export const organisationRecord = defineDocument('organisation', {
  merge: 'by-field',
  scope: 'centre',
  version: 1,
  schema: organisationSchema,
});
