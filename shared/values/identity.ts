/** Schemas of the ids in `kernel/ids`, for everything that is parsed from disk, wire or another process. */
import { z } from 'zod';
import type { Id } from '../kernel/ids';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id of the given brand: a lower-case UUID. */
export const idSchema = <Brand extends string>() =>
  z.custom<Id<Brand>>((value) => typeof value === 'string' && uuid.test(value), 'expected a lower-case UUID');

/** A moment as ISO 8601 in UTC, to the millisecond. */
export const momentSchema = z.iso.datetime({ precision: 3 });

/** Free text that a person typed: length-limited so that no field can fill a disk or a page. */
export const textSchema = (max: number) => z.string().max(max);

/** SHA-256 in lower-case hex. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Language of a document, as a short BCP 47 tag such as `nl` or `de-AT`. Open on purpose: a document in a language this
 * program does not speak is kept and shown, with the words around it in a language it does.
 */
export const languageSchema = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
export type LanguageTag = z.infer<typeof languageSchema>;

/** A text in one or more languages. Read it with `textIn`: no language is sure to be there. */
export const localised = (max: number) => z.record(languageSchema, textSchema(max));
export type Localised = Readonly<Record<LanguageTag, string>>;
