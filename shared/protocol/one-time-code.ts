/**
 * One-time codes as people see them: letters and digits that cannot be taken for one another, in groups of four. A device
 * joins with 80 bits of chance, a person gets a key with 120: too many to try within the quarter of an hour for which a
 * code counts. What is kept of a code is its SHA-256.
 */
import type { World } from '../kernel/world';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** How long a code counts, from when the hub has it. */
export const codeValidForMs = 15 * 60_000;

const lengths = { device: 16, person: 24 } as const;

/** A new code, such as `8F2C-19A0-…`. */
export function composeOneTimeCode(world: Pick<World, 'randomBytes'>, purpose: keyof typeof lengths): string {
  // 256 is a multiple of 32, so every letter is equally likely.
  const letters = Array.from(world.randomBytes(lengths[purpose]), (byte) => alphabet[byte % alphabet.length]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** What the typed text means: any case, with or without dashes and spaces; letters that look like digits are those. */
export const normaliseOneTimeCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
