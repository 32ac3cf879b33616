/**
 * The fields of a node or a qualification as a file gives them, each held to the schema of its record by itself: one that
 * is wrong is told and costs no other, and what a later program wrote is carried along.
 */
import { z } from 'zod';
import { fittingText, type ReadingNotes, type ReadingPlace, textOfValue } from './reading-notes';

const withoutOptional = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? withoutOptional(schema.unwrap() as z.ZodType)
    : schema;

/** A value brought nearer to what the schema wants, as a person would read it. */
function mended(notes: ReadingNotes, place: ReadingPlace, wanted: z.ZodType, value: unknown): unknown {
  const schema = withoutOptional(wanted);
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const item = schema.element as z.ZodType;
    const all = value.map((one) => mended(notes, place, item, one));
    const fitting = all.filter((one) => item.safeParse(one).success);
    if (fitting.length < all.length)
      notes.say(place, 'field-unreadable', place.at, {
        source: textOfValue(value),
        reading: fitting.map(textOfValue),
      });
    return fitting;
  }
  if (!(schema instanceof z.ZodString)) return value;
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  const text = isPlain ? String(value) : value;
  return typeof text === 'string' && schema.maxLength !== null
    ? fittingText(notes, place, text, schema.maxLength)
    : text;
}

/**
 * The fields of an object that a schema accepts, each by itself; what cannot be one is told and left out. Fields that
 * the schema does not know are handed over as they are.
 * @param fields by name, as the record has them
 */
function readFields(
  notes: ReadingNotes,
  place: ReadingPlace,
  value: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, z.ZodType>>,
): Record<string, unknown> {
  const read: [string, unknown][] = [];
  for (const [name, given] of Object.entries(value)) {
    if (name === '__proto__' || given === undefined) continue;
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!schema) {
      read.push([name, given]);
      continue;
    }
    const parsed = schema.safeParse(mended(notes, place, schema, given));
    if (parsed.success) read.push([name, parsed.data]);
    else if (given !== null)
      notes.say(place, 'field-unreadable', name, { source: `${name}: ${textOfValue(given)}`, reading: [] });
  }
  return Object.fromEntries(read);
}

/** Reads the fields of a shape, in the types of its schemas. Made once per shape: a file has thousands of nodes. */
export function fieldsReader<Shape extends Readonly<Record<string, z.ZodType>>>(shape: Shape) {
  const loose = z.looseObject(shape).partial();
  return (notes: ReadingNotes, place: ReadingPlace, given: Readonly<Record<string, unknown>>) =>
    loose.parse(readFields(notes, place, given, shape));
}
