/** Two texts or lists laid beside each other, in pieces: what stayed, what went and what came. */
import { sharedItems } from './shared-items';

export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Words, spaces and signs; scripts without spaces go sign by sign. */
const parts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/** Word by word. Put together, what stayed and went is `before`; what stayed and came is `after`. */
export function textPieces(before: string, after: string): readonly Piece[] {
  const pieces = listPieces(before.match(parts) ?? [], after.match(parts) ?? []);
  return joinPieces(withoutLoneSpaces(joinPieces(pieces)));
}

/** Item by item, e.g. lines of knowledge and skills. */
export function listPieces(before: readonly string[], after: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let [at, from] = [0, 0];
  const common = [...sharedItems(before, after), { before: before.length, after: after.length }];
  for (const pair of common) {
    pieces.push(...before.slice(at, pair.before).map((text) => ({ kind: 'removed', text }) as const));
    pieces.push(...after.slice(from, pair.after).map((text) => ({ kind: 'added', text }) as const));
    const same = before[pair.before];
    if (same !== undefined) pieces.push({ kind: 'same', text: same });
    [at, from] = [pair.before + 1, pair.after + 1];
  }
  return pieces;
}

/** A space that stayed between two words that did not: reading goes easier when it changes along. */
function withoutLoneSpaces(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece, index): readonly Piece[] => {
    const isBetween =
      (pieces[index - 1]?.kind ?? 'same') !== 'same' && (pieces[index + 1]?.kind ?? 'same') !== 'same';
    if (piece.kind !== 'same' || piece.text.trim() !== '' || !isBetween) return [piece];
    return [
      { kind: 'removed', text: piece.text },
      { kind: 'added', text: piece.text },
    ];
  });
}

/** Neighbours of one kind as one; between two that stayed, what went stands before what came. */
function joinPieces(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of pieces) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = joined.at(-1);
      if (last?.kind === 'same') joined[joined.length - 1] = { kind, text: last.text + text };
      else joined.push({ kind, text });
    }
  }
  flush();
  return joined;
}
