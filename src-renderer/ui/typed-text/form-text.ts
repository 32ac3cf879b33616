/** A form as text, for keeping it on disk, and back: only into a form of the same shape as the one that asks. */

type Kind = 'set' | 'list' | 'null' | 'undefined' | 'object' | 'string' | 'number' | 'boolean' | 'other';

const setMark = 'set of';

const kindOf = (value: unknown): Kind => {
  if (value === null) return 'null';
  if (value instanceof Set) return 'set';
  if (Array.isArray(value)) return 'list';
  const kind = typeof value;
  return kind === 'function' || kind === 'symbol' || kind === 'bigint' ? 'other' : kind;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => kindOf(value) === 'object';

/** What is not chosen yet may be null: there, either may stand. */
const fits = (said: unknown, like: unknown): boolean => {
  const [a, b] = [kindOf(said), kindOf(like)];
  if (a === 'null' || b === 'null' || b === 'undefined') return true;
  return a === b;
};

/** Sets are written as what they hold. */
export const formToText = (form: unknown): string =>
  JSON.stringify(form, (_key, value: unknown) => (value instanceof Set ? { [setMark]: [...value] } : value));

const revive = (_key: string, value: unknown): unknown =>
  isRecord(value) && Array.isArray(value[setMark]) ? new Set(value[setMark]) : value;

/**
 * The form that the text is of; null when it is none, or of another program whose form had other fields.
 * @param like a form of this program
 */
export function textToForm<T>(text: string, like: T): T | null {
  let said: unknown;
  try {
    said = JSON.parse(text, revive);
  } catch {
    return null;
  }
  if (!fits(said, like)) return null;
  if (isRecord(like)) {
    if (!isRecord(said)) return null;
    const isWhole = Object.entries(like).every(
      ([name, value]) => Object.hasOwn(said, name) && fits(said[name], value),
    );
    if (!isWhole) return null;
  }
  // It has every field of `like`, each of its kind, and was written by this very form.
  return said as T;
}
