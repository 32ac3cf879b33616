/** The lines of a behaviour text one by one: with which mark each begins, and how deep it lies. */
import type { BehaviourOddity } from './behaviour-oddity';
import { type ListMark, mayBeNumber, readListMark, splitOneLineList } from './list-mark';
import type { NestedPoint } from './nested-points';
import type { TextLine } from './text-lines';

/** Whether a line ends as the last one of its point does. */
export const closesLine = (text: string): boolean => /[;:.!?…]["'’”)]*$/.test(text);

type Marked = { readonly line: TextLine; readonly mark: ListMark | null };

/** Every line with text in it. */
export function readEntries(lines: readonly TextLine[]): {
  readonly entries: readonly NestedPoint[];
  readonly oddities: BehaviourOddity[];
} {
  const oddities: BehaviourOddity[] = [];
  const split = lines.filter(({ text }) => text !== '').flatMap((line) => splitLine(line, oddities));
  const marked = split.map((line): Marked => ({ line, mark: readListMark(line.text) }));
  const isNested = createDepthOf();
  const entries: NestedPoint[] = [];
  let before = '';
  for (const entry of marked) {
    const mark = takesMark(entry, before, marked) ? entry.mark : null;
    if (mark?.isLoose || (mark && mayBeNumber(entry.line.text)))
      oddities.push({ kind: 'mark-guessed', about: entry.line.text });
    const text = mark ? mark.rest : entry.line.text;
    if (text === '') continue;
    const isPoint = mark !== null || entry.line.item > 0;
    const level = isPoint ? isNested(entry.line, mark, before) : 0;
    entries.push({ mark: isPoint ? (mark?.mark ?? '-') : null, text, level, isHeading: false });
    before = text;
  }
  return { entries, oddities };
}

function splitLine(line: TextLine, oddities: BehaviourOddity[]): readonly TextLine[] {
  const [first, ...others] = splitOneLineList(line.text);
  if (first === undefined || others.length === 0) return [line];
  oddities.push({ kind: 'one-line', about: line.text });
  const isPoint = readListMark(first) !== null || line.item > 0;
  return [
    { ...line, text: first },
    ...others.map((text) => ({ text, indent: line.indent + (isPoint ? 0 : 1), item: 0 })),
  ];
}

/** Whether what looks like a mark is one. A minus or a loose mark in the middle of a sentence is text. */
function takesMark({ line, mark }: Marked, before: string, all: readonly Marked[]): boolean {
  if (!mark) return false;
  const isInSentence = before !== '' && !closesLine(before);
  if (!mark.isLoose) return !(mayBeNumber(line.text) && isInSentence);
  const sisters = all.filter((other) => other.mark?.kind === mark.kind).length;
  if (mark.kind === 'sign') return sisters > 1 && !isInSentence;
  return !isInSentence || sisters > 1;
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
