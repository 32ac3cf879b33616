/**
 * A file with which a candidate shows something (M4): of an entry, or by itself. What it shows stands in links of its own
 * (`portfolio-link`). The envelope names the same file, so that nothing counts as received without its bytes.
 */
import { z } from 'zod';
import { addedBySchema } from '../values/added-by';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { namedFileSchema } from '../values/named-file';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

const portfolioEvidenceSchema = openObject({
  portfolioEvidenceId: idSchema<'PortfolioEvidence'>(),
  participantId: idSchema<'Participant'>(),
  /** The entry it belongs to; null: none. */
  portfolioEntryId: idSchema<'PortfolioEntry'>().nullable(),
  title: textSchema(300),
  description: textSchema(4000),
  file: namedFileSchema,
  addedAt: momentSchema,
  addedBy: addedBySchema,
  /** Withdrawn; an exam that used it keeps it, and then it is unlinked only. */
  isRemoved: z.boolean().optional(),
});

export const portfolioEvidenceRecord = defineDocument('portfolio-evidence', {
  merge: 'by-field',
  scope: 'people',
  version: 1,
  schema: portfolioEvidenceSchema,
});
