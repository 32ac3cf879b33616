/** The exam centre itself. */

import { z } from 'zod';
import { idSchema, localised, textSchema } from '../values/identity';
import { identityProviderSchema } from '../values/identity-provider';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

export const organisationSchema = openObject({
  organisationId: idSchema<'Organisation'>(),
  name: textSchema(300),
  place: textSchema(200),
  /** Sentence about objection and its term, printed on the sheet. */
  objectionText: localised(2000),
  /** True for the sample centre: screens and sheets say so. */
  isSample: z.boolean(),
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
