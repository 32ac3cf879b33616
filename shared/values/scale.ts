/**
 * Rating scales (beoordelingsschaal). A scale is data, frozen into the exam with its words, letters and signs: whatever
 * scale an exam brings, it can be marked, read and printed. Rules: SPEC.md, sections Result (R1) and Signing (S2).
 */

import { z } from 'zod';
import { localised } from './identity';
import { openObject } from './open-object';

/** A level is known by its code within its scale. Which codes there are, the scale says. */
export const levelCodeSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** Shapes that tell levels apart without colour. A scale may name another one: it then gets a neutral shape. */
export const levelSigns = ['cross', 'half', 'tick', 'double-tick', 'plus'] as const;
export type LevelSign = (typeof levelSigns)[number];

export const scaleLevelSchema = openObject({
  code: levelCodeSchema,
  label: localised(60),
  /** Key that gives this level, as its button shows it; blank when there is none. */
  letter: localised(1),
  sign: z.string().max(40),
  isSufficient: z.boolean(),
  /** Whether it must be explained (S2): as a rule the extremes. */
  needsRemark: z.boolean(),
  points: z.number().nullable(),
});
export type ScaleLevel = z.infer<typeof scaleLevelSchema>;

export const ratingScaleSchema = openObject({
  scaleId: z.string().min(1).max(60),
  name: localised(200),
  /** From lowest to highest. */
  levels: z.array(scaleLevelSchema).min(1).max(20),
  /** Whether the forms of this scale start with the highest level. Buttons and keys go by the centre's setting instead. */
  bestFirst: z.boolean(),
  mayBeNotApplicable: z.boolean(),
});
export type RatingScale = z.infer<typeof ratingScaleSchema>;

/** What an examiner can give an indicator: a level, "not observed", or "not applicable" where the exam allows it. */
export const markValueSchema = z.union([levelCodeSchema, z.enum(['not-observed', 'not-applicable'])]);
export type MarkValue = z.infer<typeof markValueSchema>;

/** The level of the scale that was given; null when none was: not observed, not applicable, or no level of this scale. */
export const levelOf = (scale: RatingScale, value: MarkValue): ScaleLevel | null =>
  scale.levels.find((level) => level.code === value) ?? null;

/** The shape of a level; null when this program does not have the one that the scale names. */
export const signOf = ({ sign }: ScaleLevel): LevelSign | null =>
  levelSigns.find((known) => known === sign) ?? null;
