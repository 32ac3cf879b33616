/**
 * Result symbols as vector shapes, so that no font needs to have them: a check mark or two, a plus, a ring half full, a
 * cross in a black square, a diamond, a dash, an open ring, a star. Each is told by its shape alone, also on a bad grey printer.
 */
import {
  appendBezierCurve,
  closePath,
  fill,
  lineTo,
  moveTo,
  type PDFOperator,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingGrayscaleColor,
  setLineCap,
  setLineJoin,
  setLineWidth,
  setStrokingGrayscaleColor,
  stroke,
} from 'pdf-lib';
import { assertNever } from '../kernel/assert';
import type { SheetSymbol } from './sheet';

type Point = readonly [x: number, y: number];

const path = (points: readonly Point[]): PDFOperator[] =>
  points.map(([x, y], index) => (index === 0 ? moveTo(x, y) : lineTo(x, y)));

/** Four arcs; the constant is the usual one for a circle of Bézier curves. */
function ring(x: number, y: number, r: number): PDFOperator[] {
  const k = r * 0.5523;
  return [
    moveTo(x + r, y),
    appendBezierCurve(x + r, y + k, x + k, y + r, x, y + r),
    appendBezierCurve(x - k, y + r, x - r, y + k, x - r, y),
    appendBezierCurve(x - r, y - k, x - k, y - r, x, y - r),
    appendBezierCurve(x + k, y - r, x + r, y - k, x + r, y),
    closePath(),
  ];
}

/** The lower half of the disc with that ring, closed by its diameter. */
function lowerHalf(x: number, y: number, r: number): PDFOperator[] {
  const k = r * 0.5523;
  return [
    moveTo(x - r, y),
    appendBezierCurve(x - r, y - k, x - k, y - r, x, y - r),
    appendBezierCurve(x + k, y - r, x + r, y - k, x + r, y),
    closePath(),
  ];
}

const star = (x: number, y: number, r: number): Point[] =>
  Array.from({ length: 10 }, (_, index) => {
    const angle = Math.PI / 2 + (index * Math.PI) / 5;
    const reach = index % 2 === 0 ? r : r * 0.42;
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  });

function shape(symbol: SheetSymbol | 'star', x: number, y: number, size: number): PDFOperator[] {
  const at = (fx: number, fy: number): Point => [x + fx * size, y + fy * size];
  const thick = setLineWidth(size * 0.17);
  switch (symbol) {
    case 'check':
      return [thick, ...path([at(0.08, 0.48), at(0.38, 0.16), at(0.94, 0.84)]), stroke()];
    case 'double-check':
      return [
        thick,
        ...path([at(0, 0.48), at(0.22, 0.16), at(0.6, 0.84)]),
        ...path([at(0.44, 0.3), at(0.54, 0.16), at(1, 0.84)]),
        stroke(),
      ];
    case 'plus':
      return [
        thick,
        ...path([at(0.08, 0.5), at(0.92, 0.5)]),
        ...path([at(0.5, 0.08), at(0.5, 0.92)]),
        stroke(),
      ];
    case 'half':
      return [
        setLineWidth(size * 0.1),
        ...ring(x + size / 2, y + size / 2, size * 0.42),
        stroke(),
        ...lowerHalf(x + size / 2, y + size / 2, size * 0.42),
        fill(),
      ];
    case 'other':
      return [
        setLineWidth(size * 0.12),
        ...path([at(0.5, 0.04), at(0.96, 0.5), at(0.5, 0.96), at(0.04, 0.5)]),
        closePath(),
        stroke(),
      ];
    case 'cross':
      return [
        rectangle(x, y, size, size),
        fill(),
        setStrokingGrayscaleColor(1),
        setLineWidth(size * 0.14),
        ...path([at(0.24, 0.24), at(0.76, 0.76)]),
        ...path([at(0.24, 0.76), at(0.76, 0.24)]),
        stroke(),
      ];
    case 'dash':
      return [thick, ...path([at(0.1, 0.5), at(0.9, 0.5)]), stroke()];
    case 'open':
      return [setLineWidth(size * 0.1), ...ring(x + size / 2, y + size / 2, size * 0.42), stroke()];
    case 'star':
      return [...path(star(x + size / 2, y + size / 2, size * 0.55)), closePath(), fill()];
    default:
      return assertNever(symbol);
  }
}

/**
 * Draws a symbol in a square.
 * @param x left edge
 * @param y lower edge, as PDF counts
 */
export const drawSymbol = (
  symbol: SheetSymbol | 'star',
  x: number,
  y: number,
  size: number,
): PDFOperator[] => [
  pushGraphicsState(),
  setFillingGrayscaleColor(0.08),
  setStrokingGrayscaleColor(0.08),
  setLineCap(1),
  setLineJoin(1),
  ...shape(symbol, x, y, size),
  popGraphicsState(),
];
