/**
 * What a candidate did before or beside the exam: work, a school, anything else (M9). It says for which qualifications it
 * counts, and needs no exam (M10). Removing is a mark: what was there stays in the history.
 */
import { z } from 'zod';
import { addedBySchema } from '../values/added-by';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { portfolioKinds } from '../values/portfolio-kinds';
import { defineDocument } from './define-record';

const portfolioEntrySchema = openObject({
  portfolioEntryId: idSchema<'PortfolioEntry'>(),
  participantId: idSchema<'Participant'>(),
  /** One of `portfolioKinds`, or the code of a kind of the centre's own. */
  kind: z.union([z.enum(portfolioKinds), textSchema(60).min(1)]),
  title: textSchema(300),
  /** Employer, school or the like; may be blank. */
  place: textSchema(300),
  /** First and last day; null: not said, and as the last day also: it goes on. */
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  description: textSchema(4000),
  /** For which it counts. */
  qualificationIds: z.array(idSchema<'Qualification'>()).max(200),
  addedAt: momentSchema,
  addedBy: addedBySchema,
  isRemoved: z.boolean().optional(),
});

export const portfolioEntryRecord = defineDocument('portfolio-entry', {
  merge: 'by-field',
  scope: 'people',
  version: 1,
  schema: portfolioEntrySchema,
});
