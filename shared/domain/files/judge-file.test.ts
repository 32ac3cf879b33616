/** What may be added: nothing empty, nothing larger than the limit, nothing made to fill somebody's computer. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fileLimits, judgeFile } from './judge-file';
import { tellFile } from './tell-file';
import { unpackedBytes } from './unpacked-bytes';

const pdf = { kind: 'pdf', mediaType: 'application/pdf' } as const;
const codeOf = (given: Partial<Parameters<typeof judgeFile>[0]>): string | undefined =>
  judgeFile({ bytes: 1, told: pdf, unpackedBytes: null, ...given })?.code;
const reading = (bytes: Uint8Array) => async (from: number, length: number) =>
  bytes.subarray(from, from + length);

describe('whether a file may be added', () => {
  it('takes one of the greatest size, and not a byte more, nor an empty one', () => {
    expect(codeOf({ bytes: fileLimits.bytes })).toBeUndefined();
    expect(codeOf({ bytes: fileLimits.bytes + 1 })).toBe('added-file-too-large');
    expect(codeOf({ bytes: 2 * 1024 ** 3 })).toBe('added-file-too-large');
    expect(codeOf({ bytes: 0 })).toBe('file-empty');
    const photo = { kind: 'image', mediaType: 'image/jpeg' } as const;
    expect(codeOf({ bytes: fileLimits.photo + 1, told: photo })).toBe('added-file-too-large');
  });

  it('refuses what is made to become enormous, whatever it is called', async () => {
    const small = zipSync({ 'word/document.xml': new Uint8Array(5000) });
    expect(await unpackedBytes(reading(small), small.length)).toBe(5000);
    const bomb = small.slice();
    const list = Buffer.from(bomb).indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    new DataView(bomb.buffer).setUint32(list + 24, 0xfffffff0, true);
    const unpacked = await unpackedBytes(reading(bomb), bomb.length);
    expect(tellFile(bomb).kind).toBe('office');
    expect(codeOf({ unpackedBytes: unpacked })).toBe('added-file-unpacks');
    // Beyond what the field can say.
    new DataView(bomb.buffer).setUint32(list + 24, 0xffffffff, true);
    expect(await unpackedBytes(reading(bomb), bomb.length)).toBe(Number.POSITIVE_INFINITY);
  });

  it('says nothing of one that has no list: no program unpacks it either', async () => {
    const small = zipSync({ a: new Uint8Array(50) }).subarray(0, 40);
    expect(await unpackedBytes(reading(small), small.length)).toBeNull();
    expect(codeOf({ unpackedBytes: null })).toBeUndefined();
  });
});
