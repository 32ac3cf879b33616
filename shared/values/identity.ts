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

export const languageSchema = z.enum(['nl', 'en']);
/** Language of a qualification, an exam and its sheet. */
export type Language = z.infer<typeof languageSchema>;
