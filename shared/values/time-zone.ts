/**
 * Time zones by their IANA name, e.g. `Europe/Amsterdam`. The schema asks for the shape only: a zone that another
 * program's tables have and ours lack must not make an exam unreadable.
 */
import { z } from 'zod';

/** Where a centre that does not say holds its exams. */
export const defaultTimeZone = 'Europe/Amsterdam';

export const timeZoneSchema = z
  .string()
  .max(60)
  .regex(/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/);

/** By name: asking the tables makes a whole clock, and a list asks for each of thousands of rows. */
const asked = new Map<string, boolean>();
const mostAsked = 1000;

function isInTables(name: string): boolean {
  try {
    return new Intl.DateTimeFormat(undefined, { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Whether this program's tables have the zone. */
function isKnownTimeZone(name: string): boolean {
  const known = asked.get(name);
  if (known !== undefined) return known;
  // Names come from records, of which there may be any number.
  if (asked.size >= mostAsked) asked.clear();
  const is = isInTables(name);
  asked.set(name, is);
  return is;
}

/** The first of these zones that this program knows, or else the default. */
export const chooseTimeZone = (...names: readonly (string | undefined)[]): string =>
  names.find((name) => name !== undefined && isKnownTimeZone(name)) ?? defaultTimeZone;
