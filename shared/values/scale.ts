/**
 * Rating scales (beoordelingsschaal). A scale is data, frozen into the exam; labels of its levels are
 * `level.<code>` in the locales. Rules: SPEC.md, sections Result (R1) and Signing (S2).
 */

import { z } from 'zod';
import { openObject } from './open-object';

/** A level is known by its code within its scale. Which codes there are, the scale says. */
export const levelCodeSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
export type LevelCode = z.infer<typeof levelCodeSchema>;

export const ratingScaleSchema = openObject({
  scaleId: z.enum(['met-not-met', 'o-v-g']),
  /** From lowest to highest. */
  levels: z.array(
    openObject({
      code: levelCodeSchema,
      isSufficient: z.boolean(),
      /** The extremes must be explained (S2); for met/not met only the fail. */
      needsRemark: z.boolean(),
    }),
  ),
  mayBeNotApplicable: z.boolean(),
});
export type RatingScale = z.infer<typeof ratingScaleSchema>;

export const standardScales: Readonly<Record<RatingScale['scaleId'], RatingScale>> = {
  'met-not-met': {
    scaleId: 'met-not-met',
    levels: [
      { code: 'not-met', isSufficient: false, needsRemark: true },
      { code: 'met', isSufficient: true, needsRemark: false },
    ],
    mayBeNotApplicable: false,
  },
  'o-v-g': {
    scaleId: 'o-v-g',
    levels: [
      { code: 'insufficient', isSufficient: false, needsRemark: true },
      { code: 'sufficient', isSufficient: true, needsRemark: false },
      { code: 'good', isSufficient: true, needsRemark: true },
    ],
    mayBeNotApplicable: false,
  },
};

/** What an examiner can give an indicator: a level, "not observed", or "not applicable" where the exam allows it. */
export const markValueSchema = z.union([levelCodeSchema, z.enum(['not-observed', 'not-applicable'])]);
export type MarkValue = z.infer<typeof markValueSchema>;
