/**
 * Where the window opens: where it was, as far as that place still exists. It always lies whole within the work area
 * of one display, so that after a projector or dock is gone no window opens where nobody can reach it. Pure.
 */
import { z } from 'zod';

export const rectangleSchema = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
export type Rectangle = z.infer<typeof rectangleSchema>;

export const windowPlaceSchema = z.object({ bounds: rectangleSchema, isMaximized: z.boolean() });
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

/** Size of the first time; every screen has room for its columns at 1024 × 640. */
const firstSize = { width: 1280, height: 860 };
/** Smaller, nothing can be read: the screens fit a phone held upright. */
export const smallestSize = { width: 380, height: 480 };

const between = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, Math.max(least, most)));

const sharedArea = (a: Rectangle, b: Rectangle): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const centred = (area: Rectangle): Rectangle => {
  const width = Math.min(firstSize.width, area.width);
  const height = Math.min(firstSize.height, area.height);
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
};

/**
 * @param saved where the window was; null at the first start
 * @param workAreas of all displays, without task bars; the primary display first
 */
export function decideBounds(saved: WindowPlace | null, workAreas: readonly Rectangle[]): WindowPlace {
  const [primary = { x: 0, y: 0, ...firstSize }] = workAreas;
  if (!saved) return { bounds: centred(primary), isMaximized: false };
  const { bounds, isMaximized } = saved;
  const area = workAreas.reduce(
    (best, next) => (sharedArea(bounds, next) > sharedArea(bounds, best) ? next : best),
    primary,
  );
  const width = between(bounds.width, Math.min(smallestSize.width, area.width), area.width);
  const height = between(bounds.height, Math.min(smallestSize.height, area.height), area.height);
  return {
    bounds: {
      x: between(bounds.x, area.x, area.x + area.width - width),
      y: between(bounds.y, area.y, area.y + area.height - height),
      width,
      height,
    },
    isMaximized,
  };
}
