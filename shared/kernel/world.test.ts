/** One port to time and chance: the real one keeps its promises, the one of tests repeats itself. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aWorld } from '../../test/builders/a-world';
import { realWorld } from './real-world';
import { randomText, randomUuid } from './world';

describe('the real world', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('calls once after a time, again and again at an interval, and never after a cancel', () => {
    const heard: string[] = [];
    realWorld.after(10, () => heard.push('after'));
    realWorld.after(10, () => heard.push('cancelled'))();
    const stop = realWorld.every(20, () => heard.push('every'));
    vi.advanceTimersByTime(45);
    stop();
    vi.advanceTimersByTime(100);
    expect(heard).toEqual(['after', 'every', 'every']);
  });

  it('fills as many bytes as asked for, also more than Web Crypto gives at once', () => {
    const bytes = realWorld.randomBytes(200_000);
    expect(bytes).toHaveLength(200_000);
    for (const at of [0, 65_536, 131_072, 199_900])
      expect(bytes.subarray(at, at + 100).some((byte) => byte !== 0)).toBe(true);
  });

  it('makes texts that an address can hold', () => {
    expect(randomText(realWorld, 24)).toMatch(/^[\w-]{32}$/);
    expect(randomText(realWorld, 24)).not.toBe(randomText(realWorld, 24));
  });
});

it('makes random UUIDs of version 4', () => {
  const uuids = Array.from({ length: 50 }, () => randomUuid(realWorld));
  for (const uuid of uuids)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(uuids).size).toBe(50);
});

describe('a world of a seed', () => {
  it('gives the same ids, bytes and times again', () => {
    const tell = (seed: number) => {
      const world = aWorld(seed);
      world.pass(5);
      return [world.newId(), world.randomShare(), [...world.randomBytes(4)], world.now().toISOString()];
    };
    expect(tell(3)).toEqual(tell(3));
    expect(tell(3)).not.toEqual(tell(4));
  });

  it('calls what waits in the order of its time', () => {
    const world = aWorld();
    const heard: string[] = [];
    world.after(30, () => heard.push(`after ${world.monotonicMs()}`));
    const stop = world.every(20, () => heard.push(`every ${world.monotonicMs()}`));
    world.pass(45);
    stop();
    world.pass(100);
    expect(heard).toEqual(['every 20', 'after 30', 'every 40']);
  });
});
