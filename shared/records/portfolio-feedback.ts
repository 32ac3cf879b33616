/** What somebody of the centre says to a candidate about an entry or a piece of evidence of their portfolio. */
import { z } from 'zod';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

const portfolioFeedbackSchema = openObject({
  portfolioFeedbackId: idSchema<'PortfolioFeedback'>(),
  participantId: idSchema<'Participant'>(),
  /** What it is about; of two one is null. */
  portfolioEntryId: idSchema<'PortfolioEntry'>().nullable(),
  portfolioEvidenceId: idSchema<'PortfolioEvidence'>().nullable(),
  text: textSchema(2000),
  givenBy: idSchema<'Staff'>(),
  givenAt: momentSchema,
  isRemoved: z.boolean().optional(),
});

export const portfolioFeedbackRecord = defineDocument('portfolio-feedback', {
  merge: 'by-field',
  scope: 'people',
  version: 1,
  schema: portfolioFeedbackSchema,
});
