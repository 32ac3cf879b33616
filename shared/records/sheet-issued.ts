/** A sheet left the device. A program that does not know of it computes the same marks and result. */
import { digestSchema, languageSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';

export const sheetIssued = defineAssessmentEvent('sheet-issued', {
  needs: 'may-ignore',
  version: 1,
  schema: openObject({
    /** Of the PDF bytes. */
    digest: digestSchema,
    language: languageSchema,
  }),
});
