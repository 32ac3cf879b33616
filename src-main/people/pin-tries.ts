/**
 * How often a PIN may be wrong: four times at once, then after a wait that grows, ten times in all. After that only a new
 * personal code helps; nothing that was recorded is lost by it.
 */

/** Most wrong PINs in a row. */
export const mostWrong = 10;
/** As many as may be wrong before there is a wait. */
export const freeTries = 4;

const second = 1000;
const minute = 60 * second;
/** Wait after the fourth wrong PIN, the fifth, and so on; the last holds for all that follow. */
const waits = [30 * second, 2 * minute, 10 * minute, 60 * minute];

/** How long after so many wrong PINs in a row the next may be tried, in milliseconds. */
export const waitAfter = (wrong: number): number =>
  wrong < freeTries ? 0 : (waits[Math.min(wrong - freeTries, waits.length - 1)] ?? 0);

/** How many are left; 0: none. */
export const triesLeft = (wrong: number): number => Math.max(0, mostWrong - wrong);
