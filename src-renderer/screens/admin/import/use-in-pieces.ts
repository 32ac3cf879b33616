/** A long list, asked for and drawn some at a time, so that no piece of it is felt. */
import { startTransition, useEffect, useState } from 'react';
import type { Result } from '../../../../shared/kernel/result';

/** Cards that are drawn at once: some have hundreds of words, in a script that this page may never have drawn. */
const pieceSize = 3;

export type LoadPiece<Item> = (range: {
  readonly from: number;
  readonly count: number;
}) => Promise<Result<readonly Item[]>>;

/**
 * The first `count` items. What was shown stays in its place until what comes instead is there.
 * @param load null: there is nothing to ask; another function: what it gives is something else
 */
export function useInPieces<Item>(load: LoadPiece<Item> | null, count: number): readonly Item[] {
  const [items, setItems] = useState<readonly Item[]>([]);
  useEffect(() => {
    let isAsked = true;
    const ask = async (): Promise<void> => {
      for (let from = 0; load && isAsked && from < count; from += pieceSize) {
        const piece = await load({ from, count: Math.min(pieceSize, count - from) });
        if (!isAsked || !piece.ok) return;
        startTransition(() =>
          setItems((before) => [
            ...before.slice(0, from),
            ...piece.value,
            ...before.slice(from + piece.value.length, count),
          ]),
        );
      }
    };
    void ask();
    return () => {
      isAsked = false;
    };
  }, [load, count]);
  return load ? items.slice(0, count) : [];
}
