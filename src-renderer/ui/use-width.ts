/**
 * How much fits beside each other, counted in letters: larger text makes the window narrower. Media queries cannot
 * tell, because they do not know the chosen text size.
 */
import { useMediaQuery } from '@mantine/hooks';
import { usePreferences } from './preferences';

export type Width = 'wide' | 'narrow' | 'phone';

const pixelsPerRem = 16;
/** Below this, the menu opens on demand. */
const narrowRem = 62;
/** Below this, one thing at a time stands beside another. */
const phoneRem = 48;

/** In steps, not in pixels: a component that asks is drawn anew only when a step is crossed. */
export function useWidth(): Width {
  const scale = usePreferences((p) => p.textPercent) / 100;
  const atMost = (rems: number): string => `(max-width: ${rems * pixelsPerRem * scale - 0.1}px)`;
  const isNarrow = useMediaQuery(atMost(narrowRem), false, { getInitialValueInEffect: false });
  const isPhone = useMediaQuery(atMost(phoneRem), false, { getInitialValueInEffect: false });
  if (isPhone) return 'phone';
  return isNarrow ? 'narrow' : 'wide';
}
