/** Measures of the sheet in points, letter sizes and greys. Body text is never below 9 points. */
import type { TextStyle } from './typesetter';

/** A4 upright. */
export const paper = { width: 595.28, height: 841.89 } as const;
export const margin = { x: 46, top: 30, bottom: 30 } as const;
/** Width of everything printed. */
export const contentWidth = paper.width - 2 * margin.x;

const ink = 0.08;
const soft = 0.32;
export const hairline = 0.72;
export const band = 0.92;

const style = (size: number, weight: TextStyle['weight'], shade = ink): TextStyle => ({
  size,
  weight,
  shade,
});

export const styles = {
  title: style(19, 'bold'),
  name: style(14, 'regular'),
  outcome: style(22, 'bold'),
  told: style(10.5, 'regular'),
  section: style(12.5, 'bold'),
  coreTask: style(11, 'bold'),
  strong: style(9.5, 'bold'),
  body: style(9.5, 'regular'),
  label: style(9, 'regular', soft),
  head: style(9, 'bold', soft),
  small: style(9, 'regular', soft),
  running: style(9, 'regular', soft),
  runningStrong: style(9, 'bold'),
} as const;
