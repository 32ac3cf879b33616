/**
 * What a reader of CASE packages, data files and tables says of what it met. A value that has no place, is of another
 * kind or too long is named with its whole text, and what can be kept of it is kept: nothing is left out in silence.
 */
import type { FileGuess, FileWarning, FileWarningCode } from '../domain/qualification-file';

/** Where in the file: the qualification, the node (code or path) and, where a file has them, the line or row. */
export type ReadingPlace = { readonly fileKey: string | null; readonly at: string; readonly line: number };

export type ReadingNotes = {
  readonly warnings: readonly FileWarning[];
  readonly say: (place: ReadingPlace, code: FileWarningCode, about: string, guess?: FileGuess) => void;
};

/** So many of one kind are told one by one; a file with more has one fault, many times. */
const mostOfOne = 500;

export function createNotes(): ReadingNotes {
  const warnings: FileWarning[] = [];
  const counts = new Map<FileWarningCode, number>();
  return {
    warnings,
    say: ({ fileKey, at, line }, code, about, guess) => {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > mostOfOne) return;
      warnings.push({
        ...{ code, line, fileKey, profileKey: null, at, about: about.slice(0, 120) },
        ...(guess ? { guess } : {}),
      });
    },
  };
}

/** As text for a person; nothing of a value that JSON cannot write. */
export function textOfValue(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return (JSON.stringify(value) ?? '').slice(0, 20_000);
  } catch {
    return '';
  }
}

/** Signs that no text has: controls but for tabs and line ends, and halves of a pair. */
const strange = /(?![\n\r\t])\p{Cc}|\p{Cs}/gu;

/** The text without strange signs and as long as it may be; each loss is told. */
export function fittingText(notes: ReadingNotes, place: ReadingPlace, text: string, most: number): string {
  const plain = text.replace(strange, '');
  if (plain !== text) notes.say(place, 'sign-removed', plain);
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most);
  const short = /\p{Cs}$/u.test(cut) ? cut.slice(0, -1) : cut;
  notes.say(place, 'text-shortened', plain, { source: plain, reading: [short] });
  return short;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
