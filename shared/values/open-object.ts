/**
 * Objects that are written down grow over the years. What this program does not know of them is carried along: an edit by
 * an older program takes nothing away from what a newer one wrote.
 */
import { z } from 'zod';

/**
 * An object with at least these fields; others come through untouched. To the compiler it has only these, because
 * nobody here may use what nobody here knows.
 */
export const openObject = <Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> =>
  z.looseObject(shape) as unknown as z.ZodObject<Shape>;
