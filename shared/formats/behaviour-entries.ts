/** The lines of a behaviour text one by one: with which mark each begins, and how deep it lies. */
import type { BehaviourOddity } from './behaviour-oddity';
import { endsInAbbreviation } from './list-end';
import { dashBeforeDigit, isTightDash, type ListMark, readListMark, splitOneLineList } from './list-mark';
import type { NestedPoint } from './nested-points';
import type { TextLine } from './text-lines';

/** Whether a line ends as the last one of its point does; `next` goes on with it after an abbreviation or a bracket. */
export function closesLine(text: string, next = ''): boolean {
  if (!/[;:.!?…]["'’”)]*$/.test(text)) return false;
  const goesOn = /^\p{Ll}/u.test(next) && (endsInAbbreviation(text) || /\([^)]*$/.test(text));
  return !goesOn;
}

/** What all lines together tell about how this list is written. */
type ListStyle = {
  readonly looseByKind: ReadonlyMap<string, readonly Marked[]>;
  readonly markCount: number;
  readonly hasEnds: boolean;
  readonly isTight: boolean;
};

type Marked = { readonly line: TextLine; readonly mark: ListMark | null };

/** Every line with text in it. */
export function readEntries(lines: readonly TextLine[]): {
  readonly entries: readonly NestedPoint[];
  readonly oddities: BehaviourOddity[];
} {
  const oddities: BehaviourOddity[] = [];
  const full = lines.filter(({ text }) => text !== '');
  const split = full.flatMap((line) => splitLine(line, full.length === 1, oddities));
  const marked = split.map((line): Marked => ({ line, mark: readListMark(line.text) }));
  const list = describeList(marked);
  const isNested = createDepthOf();
  const entries: NestedPoint[] = [];
  let before = '';
  for (const entry of marked) {
    const mark = takesMark(entry, before, list) ? entry.mark : null;
    const inner =
      mark && !mark.isLoose && dashBeforeDigit(mark.rest) === null ? readListMark(mark.rest) : null;
    const text = inner && !inner.isLoose ? inner.rest : (mark?.rest ?? entry.line.text);
    if (mark && isGuessed(entry, mark, before, inner !== null && !inner.isLoose))
      oddities.push({ kind: 'mark-guessed', about: entry.line.text });
    if (text === '') continue;
    const isPoint = mark !== null || entry.line.item > 0;
    const level = isPoint ? isNested(entry.line, mark, before) : 0;
    entries.push({ mark: isPoint ? (mark?.mark ?? '-') : null, text, level, isHeading: false });
    before = text;
  }
  return { entries, oddities };
}

function splitLine(line: TextLine, isAlone: boolean, oddities: BehaviourOddity[]): readonly TextLine[] {
  const [first, ...others] = splitOneLineList(line.text, isAlone);
  if (first === undefined || others.length === 0) return [line];
  oddities.push({ kind: 'one-line', about: line.text });
  const isPoint = readListMark(first) !== null || line.item > 0;
  return [
    { ...line, text: first },
    ...others.map((text) => ({ text, indent: line.indent + (isPoint ? 0 : 1), item: 0 })),
  ];
}

/** A mark that may be text, two marks in a row, and a dash that may be a minus in a sentence. */
function isGuessed({ line }: Marked, mark: ListMark, before: string, isDouble: boolean): boolean {
  if (mark.isLoose || isDouble) return true;
  const digit = dashBeforeDigit(line.text);
  return digit === 'tight' || (digit === 'apart' && before !== '' && !closesLine(before));
}

function describeList(all: readonly Marked[]): ListStyle {
  const looseByKind = new Map<string, Marked[]>();
  for (const entry of all) {
    if (!entry.mark?.isLoose) continue;
    const sisters = looseByKind.get(entry.mark.kind);
    if (sisters) sisters.push(entry);
    else looseByKind.set(entry.mark.kind, [entry]);
  }
  return {
    looseByKind,
    markCount: all.filter(({ mark }) => mark !== null).length,
    hasEnds: all.some(({ line }) => line.text.endsWith(';')),
    isTight: all.some(({ line }) => isTightDash(line.text)),
  };
}

/** Whether what looks like a mark is one. A minus or a loose mark in the middle of a sentence is text. */
function takesMark({ line, mark }: Marked, before: string, list: ListStyle): boolean {
  if (!mark) return false;
  const isInSentence = before !== '' && !closesLine(before);
  if (!mark.isLoose) return !isInSentence || !isMinus(line.text, list);
  const sisters = list.looseByKind.get(mark.kind) ?? [];
  const isMany = sisters.length > 1;
  if (mark.kind === 'count') return isMany && sisters.length < 100 && isCounting(sisters);
  if (mark.kind === 'levels') return isMany && (!isInSentence || sisters.length === list.markCount);
  return isMany || (!isInSentence && (mark.kind.length > 1 || mark.kind === 'o'));
}

const isCounting = (sisters: readonly Marked[]): boolean =>
  sisters.every(({ mark }, index) => mark?.mark === String(index + 1));

/** In a sentence: how this list writes its marks and its ends tells a minus from a mark. */
function isMinus(text: string, list: ListStyle): boolean {
  const digit = dashBeforeDigit(text);
  return digit !== null && (list.hasEnds || (digit === 'tight' && !list.isTight));
}

/** How deep a point lies: in HTML by its list; in plain text by its indent or another mark, where the point before is open. */
function createDepthOf(): (line: TextLine, mark: ListMark | null, before: string) => number {
  const stack: { readonly indent: number; readonly kind: string }[] = [];
  return (line, mark, before) => {
    if (line.item > 0) return line.item - 1;
    const kind = mark?.kind ?? '';
    while (stack.length > 1) {
      const [own, outer] = [stack.at(-1), stack.at(-2)];
      if (!own || !outer || (own.kind === kind && line.indent >= own.indent)) break;
      if (own.kind !== outer.kind ? own.kind === kind : line.indent > outer.indent) break;
      stack.pop();
    }
    const top = stack.at(-1);
    const isDeeper = top !== undefined && (line.indent >= top.indent + 2 || kind !== top.kind);
    if (!top || (isDeeper && (before.endsWith(':') || (!closesLine(before) && line.indent > top.indent))))
      stack.push({ indent: line.indent, kind });
    return stack.length - 1;
  };
}
