/**
 * The words a centre uses for the things of a qualification (M23, M24), e.g. "opleiding" for a qualification. Where a word
 * is not there, that of the centre counts, and else the program's own (`assets/locales`): none is ever blank.
 */
import { z } from 'zod';
import { languageSchema, textSchema } from './identity';
import { openObject } from './open-object';

/** Which article goes with a word: Dutch has `common` (de) and `neuter` (het), German also `masculine` and `feminine`. */
export const genderSchema = z.enum(['common', 'neuter', 'masculine', 'feminine']);

export const termSchema = openObject({
  singular: textSchema(60),
  plural: textSchema(60),
  gender: genderSchema.optional(),
});

/** By the thing it names (e.g. `core-task`) and language; open, so that a later program may name more things. */
export const termsSchema = z.record(z.string().max(60), z.record(languageSchema, termSchema));
