/**
 * A piece of evidence shows something of a qualification, or of one of its work processes (M4). One document a link: so
 * evidence has as many as there are, and two people who link the same piece never meet in a conflict.
 */
import { addedBySchema } from '../values/added-by';
import { idSchema, momentSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

const portfolioLinkSchema = openObject({
  portfolioLinkId: idSchema<'PortfolioLink'>(),
  participantId: idSchema<'Participant'>(),
  portfolioEvidenceId: idSchema<'PortfolioEvidence'>(),
  qualificationId: idSchema<'Qualification'>(),
  /** Null: of the qualification as a whole. */
  workProcessId: idSchema<'WorkProcess'>().nullable(),
  linkedAt: momentSchema,
  linkedBy: addedBySchema,
  /** Set when the link was ended; an exam that began before keeps it. The same as `linkedAt`: as if it never was. */
  endedAt: momentSchema.nullable(),
});

export const portfolioLinkRecord = defineDocument('portfolio-link', {
  merge: 'by-field',
  scope: 'people',
  version: 1,
  schema: portfolioLinkSchema,
});
