/**
 * The words a centre uses for the things of a qualification (M23, M24), e.g. "opleiding" for a qualification. Where a word
 * is not there, that of the centre counts, and else the program's own (`assets/locales`): none is ever blank.
 */
import { z } from 'zod';
import { languageSchema, textSchema } from './identity';
import { openObject } from './open-object';

/** Which article goes with a word: Dutch has `common` (de) and `neuter` (het), German also `masculine` and `feminine`. */
export const genderSchema = z.enum(['common', 'neuter', 'masculine', 'feminine']);

/** Most characters of a word. */
export const termLimit = 60;

export const termSchema = openObject({
  singular: textSchema(termLimit),
  plural: textSchema(termLimit),
  gender: genderSchema.optional(),
});

/** By the thing it names (e.g. `core-task`) and language; open, so that a later program may name more things. */
export const termsSchema = z.record(z.string().max(60), z.record(languageSchema, termSchema));

export type Terms = z.infer<typeof termsSchema>;
export type Term = z.infer<typeof termSchema>;

/**
 * What can be called by another name. Of `desired-result` and `knowledge` only the name is used, as a heading: they have no
 * plural. A `portfolio` is what a participant has with the centre (M54): it is no part of a qualification.
 */
export const termThings = [
  'qualification',
  'core-task',
  'work-process',
  'indicator',
  'competence',
  'desired-result',
  'knowledge',
  'portfolio',
] as const;
export type TermThing = (typeof termThings)[number];

/** Whether only the centre has a word for it, because it is no part of a qualification. */
export const isOfCentre = (thing: TermThing): boolean => thing === 'portfolio';

/** Whether its name only stands above what it holds. */
export const isHeading = (thing: TermThing): boolean => thing === 'desired-result' || thing === 'knowledge';
