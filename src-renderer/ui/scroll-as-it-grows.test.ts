// @vitest-environment happy-dom
/** One comes back to the same place of a list that is drawn in pieces, and nobody who scrolls is pulled away. */
import { afterEach, expect, it, vi } from 'vitest';
import { scrollAsItGrows } from './scroll-as-it-grows';

/** A page of that height in a window of 800 pixels, as it says how far it is scrolled. */
function pageThatGrows() {
  let grew: () => void = () => undefined;
  let height = 900;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(look: () => void) {
        grew = look;
      }
      observe(): void {
        grew();
      }
      disconnect(): void {
        grew = () => undefined;
      }
    },
  );
  vi.spyOn(window, 'scrollTo').mockImplementation(((_left: number, top: number) => {
    Object.defineProperty(window, 'scrollY', { value: Math.min(top, height - 800), configurable: true });
  }) as never);
  return (to: number): void => {
    height = to;
    grew();
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('goes on until the page is long enough', () => {
  const grow = pageThatGrows();
  scrollAsItGrows(1200);
  expect(window.scrollY).toBe(100);
  grow(1500);
  expect(window.scrollY).toBe(700);
  grow(4000);
  expect(window.scrollY).toBe(1200);
});

it('leaves alone whoever scrolls meanwhile', () => {
  const grow = pageThatGrows();
  scrollAsItGrows(1200);
  window.dispatchEvent(new Event('wheel'));
  grow(4000);
  expect(window.scrollY).toBe(100);
});
