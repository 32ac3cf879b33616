/** What may be added: nothing empty, nothing larger than the limit, nothing made to fill somebody's computer. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { problem } from '../../kernel/problem';
import { fileLimitsOf, mostOfOne } from './file-limits-of';
import { fileLimits, judgeFile } from './judge-file';
import { tellFile } from './tell-file';
import { unpackedBytes } from './unpacked-bytes';

const pdf = { kind: 'pdf', mediaType: 'application/pdf' } as const;
const usual = fileLimitsOf(null).file;
const codeOf = (given: Partial<Parameters<typeof judgeFile>[0]>): string | undefined =>
  judgeFile({ bytes: 1, told: pdf, unpackedBytes: null, hubBytes: null, ...given })?.code;
const reading = (bytes: Uint8Array) => async (from: number, length: number) =>
  bytes.subarray(from, from + length);

describe('whether a file may be added', () => {
  it('takes one of the greatest size, and not a byte more, nor an empty one', () => {
    expect(codeOf({ bytes: usual })).toBeUndefined();
    expect(codeOf({ bytes: usual + 1 })).toBe('added-file-too-large');
    expect(codeOf({ bytes: 2 * 1024 ** 3 })).toBe('added-file-too-large');
    expect(codeOf({ bytes: 0 })).toBe('file-empty');
    const photo = { kind: 'image', mediaType: 'image/jpeg' } as const;
    expect(codeOf({ bytes: fileLimits.photo + 1, told: photo })).toBe('added-file-too-large');
  });

  it('takes none that its hub would refuse, and keeps what one takes that has no place for files yet', () => {
    const hubBytes = 5 * 1024 * 1024;
    expect(codeOf({ bytes: hubBytes, hubBytes })).toBeUndefined();
    expect(judgeFile({ bytes: hubBytes + 1, told: pdf, unpackedBytes: null, hubBytes })).toEqual(
      problem('added-file-too-large', { limit: 5 }),
    );
    expect(codeOf({ bytes: usual, hubBytes: 0 })).toBeUndefined();
    expect(codeOf({ bytes: usual + 1, hubBytes: 2 ** 40 })).toBe('added-file-too-large');
  });

  it('goes by what the centre allows, and by its hub where that takes less', () => {
    const centreBytes = fileLimitsOf({ fileMegabytes: 25 }).file;
    expect(centreBytes).toBe(25 * 1024 ** 2);
    expect(codeOf({ bytes: centreBytes, centreBytes })).toBeUndefined();
    expect(
      judgeFile({ bytes: centreBytes + 1, told: pdf, unpackedBytes: null, hubBytes: null, centreBytes }),
    ).toEqual(problem('added-file-too-large', { limit: 25 }));
    const large = fileLimitsOf({ fileMegabytes: 4000 }).file;
    expect(codeOf({ bytes: usual + 1, hubBytes: 2 ** 40, centreBytes: large })).toBeUndefined();
    expect(codeOf({ bytes: usual + 1, hubBytes: usual, centreBytes: large })).toBe('added-file-too-large');
    expect(mostOfOne({ file: 25 }, 7)).toBe(7);
    expect(mostOfOne({ file: 25 }, 0)).toBe(25);
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

  it('believes no end of a list that says less than there is, and reads each of several', async () => {
    const small = zipSync({ 'word/document.xml': new Uint8Array(5000) });
    const end = small.length - 22;
    const shorter = small.slice();
    new DataView(shorter.buffer).setUint32(end + 12, 0, true);
    expect(await unpackedBytes(reading(shorter), shorter.length)).toBe(5000);
    // Counted from the beginning it leads nowhere, and back from the end to the list.
    const moved = small.slice();
    new DataView(moved.buffer).setUint32(end + 16, 0, true);
    expect(await unpackedBytes(reading(moved), moved.length)).toBe(5000);
    // An empty list behind the true one, as if that were a remark.
    const nothing = zipSync({});
    const hidden = new Uint8Array([...small, ...nothing]);
    expect(await unpackedBytes(reading(hidden), hidden.length)).toBe(5000);
    const many = new Uint8Array(
      Array(20)
        .fill([...nothing])
        .flat(),
    );
    expect(await unpackedBytes(reading(many), many.length)).toBe(Number.POSITIVE_INFINITY);
  });

  it('says nothing of one that has no list: no program unpacks it either', async () => {
    const small = zipSync({ a: new Uint8Array(50) }).subarray(0, 40);
    expect(await unpackedBytes(reading(small), small.length)).toBeNull();
    expect(codeOf({ unpackedBytes: null })).toBeUndefined();
  });
});
