/** First loads as they lie in the database, one row of which is broken for a while. */
import { deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { newId } from '../../../shared/kernel/ids';
import { inflate } from '../../../shared/kernel/inflate';
import { openFirstLoad } from '../../../shared/protocol/first-load';
import { createFirstLoadWriter } from '../../../shared/protocol/write-first-load';
import { BrokenSeal, type Seal } from '../seal';
import { sealLoad } from './incoming-load';
import { createLoadReader } from './load-reader';

const digest = 'd'.repeat(64);
const openSeal: Seal = {
  seal: async (_place, plain) => new Uint8Array(plain),
  unseal: async (_place, row) => row,
};

it('a block that could not be opened is read again when its row is good', async () => {
  const writer = createFirstLoadWriter((raw) => deflateRawSync(raw));
  const hash = 'a'.repeat(64);
  const named = { kind: 'document', subjectType: 'staff', subjectId: newId() };
  await writer.add({ seq: 1, text: '{}', hash, signature: '', ...named });
  const parts = await writer.finish({ epoch: newId(), cursor: 1, cursorHash: hash, chainEnds: [] });
  const load = await openFirstLoad(new Uint8Array(Buffer.concat(parts)), { inflate, hash: null });
  const rows = await sealLoad(openSeal, { digest, isBase: true, load: load! });
  let isBroken = true;
  const database = {
    loads: { get: async ([, part]: [string, number]) => rows.find((row) => row.part === part) },
  };
  const unseal: Seal['unseal'] = async (place, row) => {
    if (isBroken && place.id.endsWith('1')) throw new BrokenSeal(place.id);
    return row;
  };
  const stored = await createLoadReader(database as never, { ...openSeal, unseal }).open(digest);
  const [block] = stored.blocks;
  await expect(stored.read(block!)).rejects.toThrow(BrokenSeal);
  isBroken = false;
  expect(await stored.read(block!)).toEqual([{ seq: 1, text: '{}' }]);
});
