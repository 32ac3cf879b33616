/** What may be a PIN: six digits or more that are no row and not all the same, or a passphrase of eight characters. */
import { type Problem, problem } from '../../shared/kernel/problem';

const isRow = (digits: string): boolean =>
  [...digits].every(
    (digit, at) =>
      at === 0 || Number(digit) - Number(digits[at - 1]) === Number(digits[1]) - Number(digits[0]),
  ) && Math.abs(Number(digits[1]) - Number(digits[0])) <= 1;

/** One text for all ways to type the same characters. */
export const normalisePin = (pin: string): string => pin.normalize('NFKC');

/** Null when it may be one. */
export function refusePin(pin: string): Problem | null {
  const normal = normalisePin(pin);
  if (!/^\d+$/.test(normal)) return [...normal].length < 8 ? problem('pin-too-short') : null;
  if (normal.length < 6) return problem('pin-too-short');
  return isRow(normal) ? problem('pin-too-simple') : null;
}
