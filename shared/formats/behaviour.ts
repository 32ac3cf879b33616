/**
 * Behaviour text (werkprocesgedrag) of a work process: a first line ending in a colon introduces it, then every line
 * that starts with a dash or bullet is one performance indicator. A point that has points of its own gives its words to
 * each of them, so that each can be marked alone. Marks that only part the lines of the list go. Text that does not
 * follow this form is kept too; every reading that was a guess is named in `oddities`.
 */
import type { Behaviour } from '../domain/qualification-file';
import { closesLine, readEntries } from './behaviour-entries';
import type { BehaviourOddity } from './behaviour-oddity';
import { withoutListEnd } from './list-end';
import { type NestedPoint, nestPoints } from './nested-points';
import type { TextLine } from './text-lines';

/** Reads the lines of a behaviour text. */
export function parseBehaviour(lines: readonly TextLine[]): {
  readonly behaviour: Behaviour;
  readonly oddities: readonly BehaviourOddity[];
} {
  const { entries, oddities } = readEntries(lines);
  const { intro, rest } = takeIntro(entries, oddities);
  const points = rest.length > 0 ? nestPoints(joinWrapped(rest, oddities), oddities) : [];
  const texts = points.map(withoutListEnd).filter((text) => text !== '');
  return { behaviour: { intro, lines: texts }, oddities };
}

/** What stands before the list. A first point with a small letter and a colon is no introduction but has the rest as its points. */
function takeIntro(
  entries: readonly NestedPoint[],
  oddities: BehaviourOddity[],
): { readonly intro: string; readonly rest: readonly NestedPoint[] } {
  const [first, ...others] = entries;
  if (!first) return { intro: '', rest: [] };
  if (first.text.endsWith(':')) {
    if (first.mark === null || /^[^\p{Ll}]/u.test(first.text)) return { intro: first.text, rest: others };
    if (others.length === 0 || (others[0]?.level ?? 0) > first.level) return { intro: '', rest: entries };
    oddities.push({ kind: 'nested', about: first.text });
    return { intro: '', rest: [first, ...others.map((entry) => ({ ...entry, level: entry.level + 1 }))] };
  }
  const start = entries.findIndex((entry) => entry.mark !== null);
  if (start < 0) {
    oddities.push({ kind: 'without-list', about: first.text });
    return { intro: '', rest: entries };
  }
  if (start > 1) oddities.push({ kind: 'intro-joined', about: entries[1]?.text ?? '' });
  const intro = entries.slice(0, start).map(({ text }) => text);
  return { intro: intro.join(' '), rest: entries.slice(start) };
}

/** A line without a mark goes on with the point before it, unless that was closed: then it is a point of its own. */
function joinWrapped(entries: readonly NestedPoint[], oddities: BehaviourOddity[]): readonly NestedPoint[] {
  if (entries.every((entry) => entry.mark === null)) {
    if (!oddities.some(({ kind }) => kind === 'without-list'))
      oddities.push({ kind: 'without-list', about: entries[0]?.text ?? '' });
    return entries;
  }
  const joined: NestedPoint[] = [];
  for (const entry of entries) {
    const before = joined.at(-1);
    if (entry.mark !== null) joined.push(entry);
    else if (
      entry.text.endsWith(':') &&
      (!before || closesLine(before.text, entry.text) || /^\p{Lu}/u.test(entry.text))
    ) {
      oddities.push({ kind: 'second-heading', about: entry.text });
      joined.push({ ...entry, level: 0, isHeading: true });
    } else if (before && !before.isHeading && !closesLine(before.text, entry.text)) {
      oddities.push({ kind: 'line-joined', about: entry.text });
      joined[joined.length - 1] = { ...before, text: `${before.text} ${entry.text}` };
    } else {
      oddities.push({ kind: 'without-mark', about: entry.text });
      joined.push({ ...entry, level: before?.level ?? 0 });
    }
  }
  return joined;
}
