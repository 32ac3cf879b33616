/** The readings of a file that a person should look at before the import: each text once, with all that is said of it. */
import type { FileGuess, FileWarning } from './qualification-file';

export type GuessToShow = {
  readonly key: string;
  readonly line: number;
  /** Core task or work process; blank elsewhere. */
  readonly at: string;
  /** The codes in the plan that it is about, so that one knows which to leave out; none for the file as a whole. */
  readonly codes: readonly string[];
  readonly guess: FileGuess;
  readonly warnings: readonly FileWarning[];
};

/** Guesses, each with the codes in the plan that it is about. */
export type Guesses = ReadonlyMap<FileWarning, readonly string[]>;

type Warned = {
  readonly items: readonly { readonly code: string; readonly warnings?: readonly FileWarning[] }[];
};

/** Those of the file as a whole and of the codes in the plan. What several codes share is there once. */
export function guessesOf(general: readonly FileWarning[], plan: Warned | null): Guesses {
  const guesses = new Map<FileWarning, string[]>();
  for (const warning of general) if (warning.guess) guesses.set(warning, []);
  for (const item of plan?.items ?? [])
    for (const warning of item.warnings ?? []) {
      const codes = guesses.get(warning);
      if (codes) codes.push(item.code);
      else if (warning.guess) guesses.set(warning, [item.code]);
    }
  return guesses;
}

/** One entry per text: the same source in the same place is one, whatever is said of it. */
export function groupGuesses(guesses: Guesses): readonly GuessToShow[] {
  const groups = new Map<string, GuessToShow>();
  for (const [warning, codes] of guesses) {
    const { guess, line, at } = warning;
    if (!guess) continue;
    const key = JSON.stringify([line, at, warning.fileKey, guess.source]);
    const before = groups.get(key);
    const isSaid = before?.warnings.some(
      ({ code, about }) => code === warning.code && about === warning.about,
    );
    const all = [...new Set([...(before?.codes ?? []), ...codes])];
    const warnings = [...(before?.warnings ?? []), ...(isSaid ? [] : [warning])];
    groups.set(key, { key, line, at, codes: all, guess: before?.guess ?? guess, warnings });
  }
  return [...groups.values()].sort((a, b) => a.line - b.line);
}
