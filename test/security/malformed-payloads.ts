/**
 * Payloads nobody should send, made from a valid one by a seeded chance: hostile values in any place, keys left out,
 * added or doubled, names of JavaScript's own machinery, texts with changed letters, and things that are no object at
 * all. `isWrongForSure` marks those that no input of that shape may be, whatever a schema says.
 */
import type { Seeded } from '../faults/seeded';

export type Payload = { readonly value: unknown; readonly isWrongForSure: boolean };

/**
 * Node reads a message of some 2,200 levels at most, and fewer the less is left of its stack at that moment: what is deeper
 * comes to nobody, and cannot be counted. Deeper than any schema of ours is enough, also where several are put into one.
 */
const deep = (levels: number): unknown => {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

const circular = (): unknown => {
  const value: Record<string, unknown> = { drafts: [] };
  value.self = value;
  return value;
};

const hostileTexts = [
  '',
  ' ',
  '\0',
  '\ud800',
  '../../../etc/passwd',
  '__proto__',
  'constructor',
  '{{7*7}}',
  "'; DROP TABLE changes; --",
  '<script>alert(1)</script>',
  '00000000-0000-0000-0000-000000000000',
  '9999-99-99T99:99:99Z',
  'ﬁ\u202e\u200b\ufeff',
];

const hostileValues: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => -1,
  () => 0.5,
  () => 2 ** 53,
  () => 1e308,
  () => 10n,
  () => [],
  () => ({}),
  () => [[[]]],
  () => deep(250),
  () => new Date(0),
  () => new Date(Number.NaN),
  () => new Map([['drafts', 1]]),
  () => new Set([1]),
  () => new Uint8Array(3),
  () => new ArrayBuffer(3),
  () => new Error('no'),
  () => Array.from({ length: 6000 }, () => 1),
  () => Object.create(null),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  ...hostileTexts.map((text) => () => text),
];

const notAnObject: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => 'drafts',
  () => 7,
  () => true,
  () => 3n,
  () => Number.NaN,
  () => [],
  () => [{}],
  () => 'x'.repeat(2_000_000),
];

type Place = { readonly holder: Record<string, unknown>; readonly key: string };

/** Into one list, and not a list per level: what was put in a place before may be hundreds of levels deep. */
function placesIn(value: unknown, places: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return places;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    places.push({ holder, key });
    placesIn(holder[key], places);
  }
  return places;
}

const addKey = (holder: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

const changeLetters = (text: string, chance: Seeded): string => {
  const letters = [...text];
  for (let times = 1 + chance.int(3); times > 0; times--)
    letters[chance.int(letters.length + 1)] = String.fromCharCode(chance.int(0x1_0000));
  return letters.join('');
};

const machineryKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  'hasOwnProperty',
  'toJSON',
  'kind',
  '0',
  '',
];

function mutate(value: unknown, chance: Seeded): void {
  const places = placesIn(value);
  if (places.length === 0 || chance.int(6) === 0) {
    addKey(value as Record<string, unknown>, chance.pick(machineryKeys), chance.pick(hostileValues)());
    return;
  }
  const { holder, key } = chance.pick(places);
  const found = holder[key];
  switch (chance.int(5)) {
    case 0:
      Reflect.deleteProperty(holder, key);
      return;
    case 1:
      addKey(holder, chance.pick(machineryKeys), { polluted: true });
      return;
    case 2:
      holder[key] = typeof found === 'string' ? changeLetters(found, chance) : chance.pick(hostileValues)();
      return;
    case 3:
      holder[key] = typeof found === 'string' ? found.slice(0, 50).repeat(1 + chance.int(4000)) : [found];
      return;
    default:
      holder[key] = chance.pick(hostileValues)();
  }
}

/** @param sample a valid input; it is not changed */
export function malformedPayload(sample: unknown, chance: Seeded): Payload {
  const value = structuredClone(sample);
  const keys = Object.keys(value as object);
  switch (chance.int(8)) {
    case 0:
      return { value: chance.pick(notAnObject)(), isWrongForSure: true };
    case 1:
      if (keys.length === 0) return { value: circular(), isWrongForSure: false };
      Reflect.deleteProperty(value as object, chance.pick(keys));
      return { value, isWrongForSure: true };
    case 2:
      if (keys.length === 0) break;
      (value as Record<string, unknown>)[chance.pick(keys)] = chance.pick([
        () => Number.NaN,
        () => new Date(0),
        () => ({}),
        () => deep(1000),
        circular,
      ])();
      return { value, isWrongForSure: true };
  }
  for (let times = 1 + chance.int(4); times > 0; times--) mutate(value, chance);
  return { value, isWrongForSure: false };
}

/** Names of calls that do not exist, and look as if they might. */
export const strangePaths = (path: string): readonly string[] => [
  '',
  '.',
  path.toUpperCase(),
  `${path}.`,
  `.${path}`,
  ` ${path}`,
  `${path}\0`,
  `${path}.${path}`,
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'on', 'then'].flatMap((name) => [
    name,
    `${path.split('.')[0]}.${name}`,
    `${name}.${path.split('.')[1]}`,
  ]),
];
