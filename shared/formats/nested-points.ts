/** Points in points: each inner one gets the words of the ones it lies in, so that it says by itself what is asked. */
import type { BehaviourOddity } from './behaviour-oddity';

export type NestedPoint = {
  /** The list mark as it was written; null where the line has none. */
  readonly mark: string | null;
  readonly text: string;
  /** 0 for a point of the list itself, 1 for one in such a point, and so on. */
  readonly level: number;
  /** A line of its own that introduces what comes after it. */
  readonly isHeading: boolean;
};

/** `controleert:` and `de maat` become `controleert: de maat`. A point that says something without its colon stays too. */
export function nestPoints(points: readonly NestedPoint[], oddities: BehaviourOddity[]): readonly string[] {
  const texts: string[] = [];
  const outer: string[] = [];
  let heading: string | null = null;
  points.forEach((point, index) => {
    const hasInner = (points[index + 1]?.level ?? 0) > point.level && !points[index + 1]?.isHeading;
    const level = Math.min(point.level, outer.length);
    outer.length = level;
    if (point.isHeading) {
      heading = point.text;
      outer.length = 0;
      if (points[index + 1]?.isHeading ?? true) texts.push(point.text);
      return;
    }
    const isOpen = point.text.endsWith(':');
    const whole = [...(heading === null ? [] : [heading]), ...outer, point.text].join(' ');
    if (hasInner) {
      if (!oddities.some(({ kind, about }) => kind === 'nested' && about === point.text))
        oddities.push({ kind: 'nested', about: point.text });
      outer.push(isOpen ? point.text : `${point.text.replace(/[\s;.,]+$/, '')}:`);
      if (!isOpen) texts.push(whole);
      return;
    }
    if (isOpen) oddities.push({ kind: 'colon-alone', about: point.text });
    texts.push(whole);
  });
  return texts;
}
