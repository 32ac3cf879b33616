/** A seal holds in its own place, for its own key and bytes, and nowhere else. */
import { describe, expect, it } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { BrokenSeal, createSeal, importCacheKey } from './seal';

const aSeal = async (fill: number) =>
  createSeal(await importCacheKey(new Uint8Array(32).fill(fill)), realWorld);
const place = { table: 'streams', id: 'a', version: 1 };
const plain = new TextEncoder().encode('Şeyma van der Łąk');

describe('a seal', () => {
  it('gives back what was sealed, and shows none of it meanwhile', async () => {
    const seal = await aSeal(1);
    const sealed = await seal.seal(place, plain);
    expect(await seal.unseal(place, sealed)).toEqual(plain);
    expect(Buffer.from(sealed).includes(Buffer.from(plain))).toBe(false);
  });

  it('differs each time, although the text is the same', async () => {
    const seal = await aSeal(1);
    const [first, second] = [await seal.seal(place, plain), await seal.seal(place, plain)];
    expect(first).not.toEqual(second);
  });

  it.each([
    ['table', { ...place, table: 'documents' }],
    ['id', { ...place, id: 'b' }],
    ['version', { ...place, version: 2 }],
  ])('breaks in the place of another %s', async (_, other) => {
    const seal = await aSeal(1);
    await expect(seal.unseal(other, await seal.seal(place, plain))).rejects.toBeInstanceOf(BrokenSeal);
  });

  it('breaks under another key', async () => {
    const sealed = await (await aSeal(1)).seal(place, plain);
    await expect((await aSeal(2)).unseal(place, sealed)).rejects.toBeInstanceOf(BrokenSeal);
  });

  it('breaks at every changed byte, and when bytes are missing', async () => {
    const seal = await aSeal(1);
    const sealed = await seal.seal(place, plain);
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(seal.unseal(place, changed)).rejects.toBeInstanceOf(BrokenSeal);
    }
    await expect(seal.unseal(place, sealed.slice(0, 5))).rejects.toBeInstanceOf(BrokenSeal);
    await expect(seal.unseal(place, new Uint8Array())).rejects.toBeInstanceOf(BrokenSeal);
  });

  it('has a key that nobody can read out', async () => {
    const key = await importCacheKey(new Uint8Array(32).fill(1));
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });
});
