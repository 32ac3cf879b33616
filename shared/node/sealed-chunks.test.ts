import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { seedOfRun } from '../../test/faults/seed-of-run';
import { seeded } from '../../test/faults/seeded';
import {
  type ChunkSeal,
  chunkBytes,
  openSpan,
  SealBrokenError,
  type Span,
  sealChunks,
  sealedChunkBytes,
  sealedLength,
  sealedSpan,
} from './sealed-chunks';

const aSeal = (): ChunkSeal => ({ key: randomBytes(32), aad: Buffer.from('this file') });

async function* inParts(bytes: Buffer, part: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += part) yield bytes.subarray(at, at + part);
}

async function gather(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

const sealAll = (seal: ChunkSeal, bytes: Buffer, part = 65_536) =>
  gather(sealChunks(seal, inParts(bytes, part)));

function openPart(seal: ChunkSeal, sealed: Buffer, bytes: number, span: Span): Promise<Buffer> {
  const { start, end } = sealedSpan(span, bytes);
  return gather(openSpan(seal, span, bytes, inParts(sealed.subarray(start, end), 50_000)));
}

describe('bytes that are sealed in chunks', () => {
  test.each([0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 2 * chunkBytes + 77])(
    'come back whole when they are %d, and take what was said',
    async (length) => {
      const seal = aSeal();
      const bytes = randomBytes(length);
      const sealed = await sealAll(seal, bytes);
      expect(sealed.length).toBe(sealedLength(length));
      const back = await openPart(seal, sealed, length, { start: 0, end: length });
      expect(back.equals(bytes)).toBe(true);
    },
  );

  test(`are the same however they came, and any part of them opens by itself (seed ${seedOfRun()})`, async () => {
    const seal = aSeal();
    const length = 3 * chunkBytes + 500;
    const bytes = randomBytes(length);
    const sealed = await sealAll(seal, bytes, 1_500_000);
    expect((await sealAll(seal, bytes, 4096)).equals(sealed)).toBe(true);
    const random = seeded(seedOfRun());
    const spans = Array.from({ length: 40 }, () => {
      const [a, b] = [random.int(length), random.int(length)].sort((x, y) => x - y);
      return { start: a ?? 0, end: b ?? 0 };
    });
    const edges = [chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes, length];
    for (const { start, end } of [...spans, ...edges.map((end) => ({ start: chunkBytes - 1, end }))])
      expect((await openPart(seal, sealed, length, { start, end })).equals(bytes.subarray(start, end))).toBe(
        true,
      );
  });

  const length = 2 * chunkBytes + 10;
  const chunk = (sealed: Buffer, at: number) =>
    sealed.subarray(at * sealedChunkBytes, (at + 1) * sealedChunkBytes);
  const damages: Readonly<Record<string, (sealed: Buffer) => Buffer>> = {
    'a bit that flipped': (sealed) => {
      const bad = Buffer.from(sealed);
      bad[chunkBytes + 100]! ^= 1;
      return bad;
    },
    'two chunks that changed places': (sealed) =>
      Buffer.concat([chunk(sealed, 1), chunk(sealed, 0), chunk(sealed, 2)]),
    'a chunk twice': (sealed) => Buffer.concat([chunk(sealed, 0), chunk(sealed, 0), chunk(sealed, 2)]),
    'an end that was cut off': (sealed) => sealed.subarray(0, 2 * sealedChunkBytes),
    'a few bytes less': (sealed) => sealed.subarray(0, -3),
    'a few bytes more': (sealed) => Buffer.concat([sealed, Buffer.from('xyz')]),
    nothing: () => Buffer.alloc(0),
  };
  test.each(Object.keys(damages))('do not open after %s', async (name) => {
    const seal = aSeal();
    const sealed = damages[name]!(await sealAll(seal, randomBytes(length)));
    const opened = gather(openSpan(seal, { start: 0, end: length }, length, inParts(sealed, 65_536)));
    await expect(opened).rejects.toBeInstanceOf(SealBrokenError);
  });

  test('do not open as another file, nor as a shorter one', async () => {
    const seal = aSeal();
    const sealed = await sealAll(seal, randomBytes(length));
    const all = { start: 0, end: length };
    await expect(openPart({ ...seal, aad: Buffer.from('that file') }, sealed, length, all)).rejects.toThrow();
    await expect(openPart({ ...seal, key: randomBytes(32) }, sealed, length, all)).rejects.toThrow();
    const shorter = 2 * chunkBytes;
    await expect(openPart(seal, sealed, shorter, { start: 0, end: shorter })).rejects.toThrow();
  });
});
