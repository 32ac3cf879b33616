/** The window never opens where nobody can reach it, whatever happened to the displays. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideBounds, type Rectangle } from './decide-bounds';

const laptop: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 };
const projector: Rectangle = { x: 1920, y: -200, width: 1280, height: 720 };
const place = (bounds: Rectangle, isMaximized = false) => ({ bounds, isMaximized });

describe('decideBounds', () => {
  it('opens in the middle of the primary display at the first start', () => {
    expect(decideBounds(null, [laptop, projector])).toEqual(
      place({ x: 320, y: 90, width: 1280, height: 860 }),
    );
  });

  it('fits a small display at the first start', () => {
    const small = { x: 0, y: 24, width: 1024, height: 640 };
    expect(decideBounds(null, [small]).bounds).toEqual(small);
  });

  it('opens where it was, on the second display too, and as large as it was', () => {
    const onProjector = place({ x: 2000, y: -150, width: 900, height: 600 }, true);
    expect(decideBounds(onProjector, [laptop, projector])).toEqual(onProjector);
  });

  it('comes back to the primary display when the other one is gone', () => {
    const onProjector = place({ x: 2000, y: -150, width: 900, height: 600 });
    expect(decideBounds(onProjector, [laptop])).toEqual(place({ x: 1020, y: 0, width: 900, height: 600 }));
  });

  it('goes wholly onto the display it was mostly on', () => {
    expect(
      decideBounds(place({ x: 1800, y: 0, width: 900, height: 600 }), [laptop, projector]).bounds,
    ).toEqual({
      x: 1920,
      y: -80,
      width: 900,
      height: 600,
    });
  });

  it('keeps a small window small, but not too small to read', () => {
    expect(decideBounds(place({ x: 9, y: 9, width: 500, height: 600 }), [laptop]).bounds.width).toBe(500);
    expect(decideBounds(place({ x: 9, y: 9, width: 5, height: 5 }), [laptop]).bounds).toEqual({
      x: 9,
      y: 9,
      width: 380,
      height: 480,
    });
  });

  it('lies whole within one display, for any memory and any displays', () => {
    const whole = fc.integer({ min: -20_000, max: 20_000 });
    const size = fc.integer({ min: -10, max: 20_000 });
    const remembered = fc.record({ x: whole, y: whole, width: size, height: size });
    const area = fc.record({
      x: whole,
      y: whole,
      width: fc.integer({ min: 320, max: 8000 }),
      height: fc.integer({ min: 240, max: 8000 }),
    });
    fc.assert(
      fc.property(
        fc.option(fc.record({ bounds: remembered, isMaximized: fc.boolean() })),
        fc.array(area, { minLength: 1, maxLength: 4 }),
        (saved, areas) => {
          const { bounds } = decideBounds(saved, areas);
          const isWithin = (a: Rectangle): boolean =>
            bounds.x >= a.x &&
            bounds.y >= a.y &&
            bounds.x + bounds.width <= a.x + a.width &&
            bounds.y + bounds.height <= a.y + a.height;
          expect(areas.some(isWithin)).toBe(true);
        },
      ),
    );
  });
});
