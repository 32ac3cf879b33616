/**
 * Whether a value surely is as a schema wants it and comes through as it is: then zod need not make a copy of it, which
 * takes several times as long. `false` says nothing: then zod judges. Most of what a device opens it wrote itself.
 *
 * Only what parses to itself is known here: objects, arrays, records, texts by length, numbers, choices and own tests. A
 * schema with anything else in it (a default that is needed, a text that is trimmed) never surely fits.
 */
import { z } from 'zod';

type Fits = (value: unknown) => boolean;

const never: Fits = () => false;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Zod leaves this key out; whatever has it goes there. */
const strangeKey = '__proto__';

/** Asks zod whether a value without parts fits. */
const leafFits =
  (schema: z.core.$ZodType): Fits =>
  (value) =>
    typeof value !== 'object' && z.safeParse(schema, value).success;

function textFits(schema: z.ZodString): Fits {
  const checks = schema.def.checks?.map((check) => check._zod.def.check) ?? [];
  if (checks.includes('overwrite')) return never;
  const isByLength = schema.format === null && checks.every((check) => check === 'max_length');
  if (!isByLength) return leafFits(schema);
  const most = schema.maxLength ?? Number.POSITIVE_INFINITY;
  return (value) => typeof value === 'string' && value.length <= most;
}

function objectFits(schema: z.ZodObject): Fits {
  const fields = Object.entries(schema.shape).map(([key, inner]) => [key, compile(inner)] as const);
  // An object that is not open leaves out what it does not know.
  const isOpen = schema.def.catchall?._zod.def.type === 'unknown';
  return (value) => {
    if (!isObject(value) || Object.hasOwn(value, strangeKey)) return false;
    if (!isOpen && Object.keys(value).some((key) => !Object.hasOwn(schema.shape, key))) return false;
    for (const [key, fits] of fields) if (!fits(value[key])) return false;
    return true;
  };
}

function arrayFits(schema: z.ZodArray): Fits {
  const checks = schema.def.checks?.map((check) => check._zod.def) ?? [];
  const element = compile(schema.element);
  const [least, most] = ['min_length', 'max_length'].map((name) =>
    checks.find(({ check }) => check === name),
  );
  const from = least && 'minimum' in least ? Number(least.minimum) : 0;
  const to = most && 'maximum' in most ? Number(most.maximum) : Number.POSITIVE_INFINITY;
  if (checks.length > [least, most].filter((check) => check !== undefined).length) return never;
  return (value) =>
    Array.isArray(value) &&
    value.length >= from &&
    value.length <= to &&
    value.every((inner) => element(inner));
}

function recordFits(schema: z.ZodRecord): Fits {
  const [key, inner] = [compile(schema.keyType), compile(schema.valueType)];
  return (value) =>
    isObject(value) &&
    !Object.hasOwn(value, strangeKey) &&
    Object.entries(value).every(([name, held]) => key(name) && inner(held));
}

function compile(schema: z.core.$ZodType): Fits {
  if (schema instanceof z.ZodString) return textFits(schema);
  if (schema instanceof z.ZodISODate || schema instanceof z.ZodISODateTime) return leafFits(schema);
  if (schema instanceof z.ZodArray) return arrayFits(schema);
  if (schema._zod.def.checks?.length) return schema instanceof z.ZodNumber ? leafFits(schema) : never;
  if (schema instanceof z.ZodObject) return objectFits(schema);
  if (schema instanceof z.ZodRecord) return recordFits(schema);
  if (schema instanceof z.ZodCustom) return (value) => schema.def.fn(value) === true;
  if (schema instanceof z.ZodNullable) {
    const inner = compile(schema.unwrap());
    return (value) => value === null || inner(value);
  }
  if (schema instanceof z.ZodOptional) {
    const inner = compile(schema.unwrap());
    return (value) => value === undefined || inner(value);
  }
  // A default that is needed is put in by zod.
  if (schema instanceof z.ZodDefault) return compile(schema.unwrap());
  if (schema instanceof z.ZodEnum) {
    const choices = new Set<unknown>(schema.options);
    return (value) => choices.has(value);
  }
  // Of texts only: of objects the first that fits may leave something out.
  if (
    schema instanceof z.ZodUnion &&
    schema.options.every((option) => option instanceof z.ZodString || option instanceof z.ZodEnum)
  ) {
    const options = schema.options.map(compile);
    return (value) => options.some((fits) => fits(value));
  }
  if (schema instanceof z.ZodLiteral || schema instanceof z.ZodBoolean || schema instanceof z.ZodNumber)
    return leafFits(schema);
  return never;
}

const compiled = new WeakMap<z.core.$ZodType, Fits>();

/** True only when `schema.parse(value)` gives an equal value; see above what `false` means. */
export function surelyFits(schema: z.ZodType, value: unknown): boolean {
  const fits = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, fits);
  return fits(value);
}
