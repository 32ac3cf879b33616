/** The readings of a file that a person should look at before the import: each text once, with all that is said of it. */
import type { ImportPlan } from '../../../../shared/domain/decide-import';
import type { FileGuess, FileWarning } from '../../../../shared/domain/qualification-file';

export type GuessToShow = {
  readonly key: string;
  readonly line: number;
  /** Core task or work process; blank elsewhere. */
  readonly at: string;
  readonly guess: FileGuess;
  readonly warnings: readonly FileWarning[];
};

/** Those of the file as a whole and of the codes in the plan. What several codes share is there once. */
export function guessesOf(general: readonly FileWarning[], plan: ImportPlan | null): readonly FileWarning[] {
  const ofItems = plan?.items.flatMap((item) => ('warnings' in item ? item.warnings : [])) ?? [];
  return [...new Set([...general, ...ofItems])].filter((warning) => warning.guess !== undefined);
}

/** One entry per text: the same source in the same place is one, whatever is said of it. */
export function groupGuesses(warnings: readonly FileWarning[]): readonly GuessToShow[] {
  const groups = new Map<string, GuessToShow>();
  for (const warning of warnings) {
    const { guess, line, at } = warning;
    if (!guess) continue;
    const key = JSON.stringify([line, at, warning.fileKey, guess.source]);
    const before = groups.get(key);
    const isSaid = before?.warnings.some(
      ({ code, about }) => code === warning.code && about === warning.about,
    );
    if (!before) groups.set(key, { key, line, at, guess, warnings: [warning] });
    else if (!isSaid) groups.set(key, { ...before, warnings: [...before.warnings, warning] });
  }
  return [...groups.values()].sort((a, b) => a.line - b.line);
}
