/** What would happen with what was read, live: decided at the desk upon what this device holds now. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { GuessToShow } from '../../../../shared/domain/group-guesses';
import type { Problem } from '../../../../shared/kernel/problem';
import type { CheckedLine, DeskQuestion } from '../../../import-desk/desk-contract';
import type { ImportDesk } from '../../../import-desk/open-desk';
import { useDocuments } from '../../../queries/use-documents';
import { type LoadPiece, useInPieces } from './use-in-pieces';

/** Each is some lines of text; more are drawn when asked for. */
export const guessesAtOnce = 20;

type Check = { readonly lines: readonly CheckedLine[]; readonly guesses: number };

export type Checked<Item> = {
  /** Null while the first check runs. */
  readonly lines: readonly CheckedLine[] | null;
  /** The items of the first lines. */
  readonly items: readonly Item[];
  readonly guesses: {
    readonly count: number;
    readonly shown: readonly GuessToShow[];
    readonly showMore: () => void;
  };
};

type ToCheck<Item> = {
  readonly desk: ImportDesk | null;
  /** The same object as long as the same is asked; null: nothing is. */
  readonly question: DeskQuestion | null;
  /** It is being written: what changes now is that, and what was agreed to stays in sight. */
  readonly isWriting: boolean;
  /** Of which call the items come; the same function each time. */
  readonly itemsOf: (desk: ImportDesk) => LoadPiece<Item>;
  /** How many items are shown. */
  readonly shown: number;
  readonly onFailure: (problem: Problem) => void;
};

/** It follows when a sync brings something new. */
function useLines({
  desk,
  question,
  isWriting,
  onFailure,
}: Omit<ToCheck<never>, 'itemsOf' | 'shown'>): Check | null {
  const heads = useDocuments('qualification');
  const own = useDocuments('competence');
  const [check, setCheck] = useState<Check | null>(null);
  const isHere = heads !== undefined && own !== undefined;
  const isAsked = desk !== null && question !== null && isHere && !isWriting;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is here changed: it is decided anew
  useEffect(() => {
    let isWanted = true;
    const ask = async (): Promise<void> => {
      if (!desk || !question) return;
      const lines = await desk.check(question);
      if (!isWanted) return;
      if (!lines.ok) return onFailure(lines.problem);
      const guesses = await desk.guesses({ from: 0, count: 1 });
      if (isWanted) setCheck({ lines: lines.value, guesses: guesses.ok ? guesses.value.count : 0 });
    };
    if (isAsked) void ask();
    else if (question === null) setCheck(null);
    return () => {
      isWanted = false;
    };
  }, [desk, question, heads, own, isAsked]);
  return question === null ? null : check;
}

export function useChecked<Item>(ask: ToCheck<Item>): Checked<Item> {
  const { desk, itemsOf, shown } = ask;
  const check = useLines(ask);
  const [guessesShown, setGuessesShown] = useState(guessesAtOnce);
  const load = useMemo(
    (): LoadPiece<Item> | null => (desk && check ? (range) => itemsOf(desk)(range) : null),
    [desk, check, itemsOf],
  );
  const items = useInPieces(load, Math.min(shown, check?.lines.length ?? 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another check gives other guesses
  const loadGuesses = useMemo(
    (): LoadPiece<GuessToShow> | null =>
      desk &&
      (async (range) => {
        const found = await desk.guesses(range);
        return found.ok ? { ok: true, value: found.value.shown } : found;
      }),
    [desk, check],
  );
  const guesses = useInPieces(check ? loadGuesses : null, Math.min(guessesShown, check?.guesses ?? 0));
  const showMore = useCallback(() => setGuessesShown((before) => before + guessesAtOnce), []);
  return {
    lines: check?.lines ?? null,
    items,
    guesses: { count: check?.guesses ?? 0, shown: guesses, showMore },
  };
}
