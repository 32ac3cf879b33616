/**
 * What a program takes from the world besides its data: the time, chance, and waiting. All of it comes through this one
 * port, which only the places that put a program together fill in; so a whole system can run in one process, from one
 * seed, at its own pace.
 */
import type { Id } from './ids';

/** Ends a wait that is no longer wanted; harmless when it is over. */
export type Cancel = () => void;

export type World = {
  /** The wall clock, which a user may set. */
  readonly now: () => Date;
  /** Milliseconds since some moment, never backwards. */
  readonly monotonicMs: () => number;
  /** Bytes that nobody can guess. */
  readonly randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
  /** From 0 up to, not including, 1; good enough to spread things out, never for a secret. */
  readonly randomShare: () => number;
  /** A fresh id of ours. */
  readonly newId: <Brand extends string>() => Id<Brand>;
  /** Calls once, after that time. Keeps no program running. */
  readonly after: (ms: number, work: () => void) => Cancel;
  /** Calls again and again, at that interval. Keeps no program running. */
  readonly every: (ms: number, work: () => void) => Cancel;
  /** Resolves after that time; with 0 when everything that waits had its turn. */
  readonly pause: (ms: number) => Promise<void>;
};

/** Random bytes as text for the name of a thing that people may read aloud: hexadecimal. */
export const randomHex = (world: Pick<World, 'randomBytes'>, byteCount: number): string =>
  Array.from(world.randomBytes(byteCount), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A random UUID (version 4), for what is not one of our ids. */
export function randomUuid(world: Pick<World, 'randomBytes'>): string {
  const hex = randomHex(world, 16).split('');
  hex[12] = '4';
  hex[16] = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  const text = hex.join('');
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => text.slice(from, to))
    .join('-');
}

/** Random bytes as text for an address, a token or the name of a file: base64url. */
export function randomText(world: Pick<World, 'randomBytes'>, byteCount: number): string {
  const text = btoa(String.fromCharCode(...world.randomBytes(byteCount)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
