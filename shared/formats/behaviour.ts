/**
 * Behaviour text (werkprocesgedrag) of a work process: a first line ending in a colon introduces it, then every line
 * that starts with a dash or bullet is one performance indicator. Marks that only separate the lines of the list
 * (`;` and `.` at the end) go. Text that does not follow this form is kept too, and named in `oddities`.
 */
import type { Behaviour } from '../domain/qualification-file';

export type BehaviourOddity = {
  readonly kind: 'line-joined' | 'without-list';
  readonly about: string;
};

const listMark = /^\s*[-–—•·▪*]\s*/;
const listEnd = /[;.\s]+$/;

/** A list line without its dash and closing mark. An ellipsis or an abbreviation keeps its full stop. */
const parseLine = (line: string): string => {
  const text = line.replace(listMark, '').trim();
  if (/\.\.\.$|…$/.test(text)) return text;
  const bare = text.replace(listEnd, '');
  return /\b(enz|etc|e\.d|d\.d|m\.b\.t|a\.d\.h\.v|o\.a|i\.v\.m|t\.b\.v)$/i.test(bare) ? `${bare}.` : bare;
};

/** Reads behaviour text that is already plain. */
export function parseBehaviour(text: string): {
  readonly behaviour: Behaviour;
  readonly oddities: readonly BehaviourOddity[];
} {
  const lines = text.split('\n').filter((line) => line.replace(listMark, '').trim() !== '');
  const oddities: BehaviourOddity[] = [];
  const first = lines[0]?.replace(listMark, '').trim() ?? '';
  const hasIntro = first.endsWith(':');
  let intro = hasIntro ? first : '';
  const rest = hasIntro ? lines.slice(1) : lines;

  if (rest.length > 0 && !rest.some((line) => listMark.test(line))) {
    oddities.push({ kind: 'without-list', about: rest[0] ?? '' });
    return { behaviour: { intro, lines: rest.map(parseLine).filter((line) => line !== '') }, oddities };
  }

  const indicators: string[] = [];
  for (const line of rest) {
    const last = indicators.length - 1;
    if (listMark.test(line)) indicators.push(line);
    else if (last >= 0) {
      indicators[last] = `${indicators[last]} ${line.trim()}`;
      oddities.push({ kind: 'line-joined', about: line.trim() });
    } else intro = intro === '' ? line.trim() : `${intro} ${line.trim()}`;
  }
  return { behaviour: { intro, lines: indicators.map(parseLine).filter((line) => line !== '') }, oddities };
}
