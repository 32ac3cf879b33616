import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids';
import { type FirstLoadPorts, openFirstLoad } from './first-load';
import { createFirstLoadWriter, type LoadedChange } from './write-first-load';

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const ports: FirstLoadPorts = {
  inflate: (bytes, rawBytes) => inflateRawSync(bytes, { maxOutputLength: Math.max(rawBytes, 1) }),
  hash: sha256,
};

const place = {
  epoch: '01936f00-0000-7000-8000-000000000001',
  cursor: 1000,
  cursorHash: 'a'.repeat(64),
  chainEnds: [{ deviceId: newId<'Device'>(), deviceSeq: 7, hash: 'b'.repeat(64) }],
};

const aChange = (
  seq: number,
  text: string,
  over: Partial<Pick<LoadedChange, 'kind' | 'subjectType' | 'subjectId'>> = {},
): LoadedChange => ({
  seq,
  text,
  hash: sha256(text),
  signature: 'c2lnbmF0dXJl',
  kind: 'document',
  subjectType: 'participant',
  subjectId: `p${seq}`,
  ...over,
});

async function write(changes: readonly LoadedChange[], over: object = {}): Promise<Uint8Array> {
  const writer = createFirstLoadWriter((raw) => deflateRawSync(raw));
  for (const change of changes) await writer.add(change);
  return Buffer.concat(await writer.finish({ ...place, ...over }));
}

const bare = ({ seq, text, hash, signature }: LoadedChange) => ({ seq, text, hash, signature });

async function readAll(bytes: Uint8Array) {
  const load = await openFirstLoad(bytes, ports);
  if (!load) return null;
  const blocks = [];
  for (const block of load.blocks) blocks.push(await load.read(block));
  return blocks.every((block) => block !== null) ? { load, changes: blocks.flat() } : null;
}

describe('a first load', () => {
  test('brings every text back byte for byte, with its index', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 400 })), async (texts) => {
        const changes = texts.map((text, i) => aChange(i + 1, text, { kind: i % 3 ? 'event' : 'document' }));
        const read = await readAll(await write(changes));
        expect(read?.changes).toEqual(changes.map(bare));
        expect(read?.load.index).toEqual(place);
      }),
      { numRuns: 50 },
    );
  });

  test('of nothing is a first load', async () => {
    const read = await readAll(await write([], { cursor: 0, cursorHash: null, chainEnds: [] }));
    expect(read?.changes).toEqual([]);
  });

  test('finds one subject without inflating the others', async () => {
    const tree = 'x'.repeat(200_000);
    const changes = [
      aChange(5, tree, { kind: 'content', subjectType: 'exam-definition', subjectId: 'd1' }),
      aChange(9, tree, { kind: 'content', subjectType: 'exam-definition', subjectId: 'd2' }),
      ...[1, 2, 3].map((seq) => aChange(seq, `{"seq":${seq}}`)),
      aChange(6, '{}', { kind: 'event', subjectType: 'assessment', subjectId: 'a1' }),
      aChange(8, '{"b":1}', { kind: 'event', subjectType: 'assessment', subjectId: 'a1' }),
      aChange(7, '{"c":1}', { kind: 'event', subjectType: 'assessment', subjectId: 'a2' }),
    ];
    let inflated = 0;
    const load = await openFirstLoad(await write(changes), {
      ...ports,
      inflate: (bytes, rawBytes) => {
        inflated += 1;
        return ports.inflate(bytes, rawBytes);
      },
    });
    const told = load?.blocks.map((b) => [b.kind, b.subjectType, b.count, b.subjectIds.join()]);
    expect(told).toEqual([
      ['content', 'exam-definition', 1, 'd1'],
      ['content', 'exam-definition', 1, 'd2'],
      ['document', 'participant', 3, 'p1,p2,p3'],
      ['event', 'assessment', 3, 'a1,a2'],
    ]);
    const [block, ...others] = load?.blocksOf('assessment', 'a1') ?? [];
    expect(others).toEqual([]);
    expect((await load?.read(block!))?.map((c) => c.seq)).toEqual([6, 8, 7]);
    expect(inflated).toBe(2);
    expect(load?.blocksOf('assessment', 'p1')).toEqual([]);
  });

  test('gives a stream that is longer than a block in more blocks, in order', async () => {
    const stream = { kind: 'event', subjectType: 'assessment', subjectId: 'a1' };
    const changes = Array.from({ length: 1200 }, (_, i) => aChange(i + 1, `{"seq":${i}}`, stream));
    const load = await openFirstLoad(await write(changes, { cursor: 1200 }), ports);
    const blocks = load?.blocksOf('assessment', 'a1') ?? [];
    expect(blocks.map((b) => b.count)).toEqual([500, 500, 200]);
    const read = await Promise.all(blocks.map((block) => load?.read(block)));
    expect(read.flat().map((c) => c?.seq)).toEqual(changes.map((c) => c.seq));
  });
});

describe('what is no whole first load is not taken for one', () => {
  const changes = Array.from({ length: 40 }, (_, i) => aChange(i + 1, `{"text":"${'ab'.repeat(i)}"}`));

  test('cut anywhere', async () => {
    const whole = await write(changes);
    for (let length = 0; length < whole.length; length += 7)
      expect(await openFirstLoad(whole.subarray(0, length), ports)).toBeNull();
    expect(await openFirstLoad(Buffer.concat([whole, Buffer.from([0])]), ports)).toBeNull();
  });

  test('with any byte flipped: it opens to nothing, or what it says is still true', async () => {
    const whole = await write(changes);
    const truth = await readAll(whole);
    for (let at = 0; at < whole.length; at++) {
      const flipped = Uint8Array.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      const read = await readAll(flipped);
      // A flip in a signature or in an id of the index is not seen here: the digest of the whole file sees it.
      if (read) expect(read.changes.map((c) => c.text)).toEqual(truth?.changes.map((c) => c.text));
    }
  });

  test('a change that does not match its hash', async () => {
    const wrong = changes.map((c) => (c.seq === 3 ? { ...c, hash: '0'.repeat(64) } : c));
    const load = await openFirstLoad(await write(wrong), ports);
    expect(await load?.read(load.blocks[0]!)).toBeNull();
  });

  test('a change from behind the cursor', async () => {
    expect(await readAll(await write(changes, { cursor: 39 }))).toBeNull();
  });

  test.each([
    ['index', 4, 0xffff_ffff],
    ['inflated index', 8, 0xffff_ffff],
    ['inflated index', 8, 1],
  ])('an absurd length of the %s asks for no memory', async (_name, at, length) => {
    const whole = Buffer.from(await write(changes));
    whole.writeUInt32BE(length, at);
    expect(await openFirstLoad(whole, ports)).toBeNull();
  });

  test.each([
    ['an offset beyond the end', { offset: 4_000_000_000 }],
    ['a length beyond the end', { bytes: 4_000_000_000 }],
    ['an inflated length of gigabytes', { rawBytes: 4_000_000_000 }],
    ['an inflated length that is not true', { rawBytes: 10 }],
    ['a count that is not true', { count: 3 }],
    ['a negative offset', { offset: -1 }],
  ])('an index with %s', async (_name, over) => {
    const whole = Buffer.from(await write(changes));
    const end = 12 + whole.readUInt32BE(4);
    const index = JSON.parse(inflateRawSync(whole.subarray(12, end)).toString());
    Object.assign(index.blocks[0], over);
    const raw = Buffer.from(JSON.stringify(index));
    const deflated = deflateRawSync(raw);
    const head = Buffer.from(whole.subarray(0, 12));
    head.writeUInt32BE(deflated.length, 4);
    head.writeUInt32BE(raw.length, 8);
    expect(await readAll(Buffer.concat([head, deflated, whole.subarray(end)]))).toBeNull();
  });
});
