/**
 * How an exam of a qualification is usually held: what is filled in when one is planned from it. Nothing follows it: an exam
 * freezes what it was planned with (M51), and a template that is changed or archived changes no exam.
 */
import { z } from 'zod';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { passRuleSchema } from '../values/pass-rule';
import { ratingScaleSchema } from '../values/scale';
import { defineDocument } from './define-record';
import { durationSchema } from './exam';

export const examTemplateSchema = openObject({
  templateId: idSchema<'ExamTemplate'>(),
  name: textSchema(200),
  qualificationId: idSchema<'Qualification'>(),
  /** Those of them that the qualification still has are chosen. */
  workProcessIds: z.array(idSchema<'WorkProcess'>()),
  scale: ratingScaleSchema,
  rule: passRuleSchema,
  /** Title of the exam; blank: none is proposed. */
  title: textSchema(300),
  place: textSchema(300),
  /** Per candidate; absent: not said. */
  durationMinutes: durationSchema.optional(),
  /** Sentences offered for a remark. */
  phrases: z.array(textSchema(500)).max(50).optional(),
  /** Set when it is offered no more; null or absent: it is. */
  archivedAt: momentSchema.nullable().optional(),
});

export const examTemplateRecord = defineDocument('exam-template', {
  merge: 'by-field',
  scope: 'administration',
  version: 1,
  schema: examTemplateSchema,
});
