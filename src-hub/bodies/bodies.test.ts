/** Files that the hub has: who gets them, in which parts, and what becomes of them. */
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { chunkBytes } from '../../shared/node/sealed-chunks';
import {
  aBody,
  aBodyScene,
  aSender,
  attachmentOf,
  eraseAt,
  problemOf,
  type Sender,
} from '../../test/hub/a-body-scene';
import { aStoreFolder, storeKinds } from '../../test/hub/a-body-store';
import { aDocumentDraft } from '../../test/hub/a-signer';
import { type HubLab, openHubLab, type TestHubOptions } from '../../test/hub/hub-lab';
import { workOutSight } from '../sight/work-out-sight';
import { checkBodies } from './check-bodies';
import { createFolderStore } from './folder-store';
import { loadBodies } from './kept-bodies';
import { placeOfKey } from './key-copies';
import { fillAttachments } from './note-attachments';
import { isBodyWhole } from './sealed-body';
import { sweepBodies } from './sweep-bodies';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const aScene = async (options: TestHubOptions = {}) => aBodyScene(lab, await storeKinds.folder(), options);
type Scene = Awaited<ReturnType<typeof aScene>>;

async function aKeptBody(sender: Sender, length = 1000, over = {}) {
  const body = aBody(length);
  await sender.name(body, over);
  await sender.upload(body);
  return body;
}
const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());

test.each(Object.keys(storeKinds) as (keyof typeof storeKinds)[])(
  'H55: a body goes out by any range, as bytes and nothing else (%s)',
  async (kind) => {
    const { hub, sender } = await aBodyScene(lab, await storeKinds[kind]());
    const length = 2 * chunkBytes + 100;
    const body = await aKeptBody(sender, length);
    const whole = await sender.fetch(body);
    expect(whole.status).toBe(200);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'content-length': String(length),
      'accept-ranges': 'bytes',
      'vakproef-digest': body.digest,
      'x-content-type-options': 'nosniff',
    });
    expect((await bytesOf(whole)).equals(body.bytes)).toBe(true);
    const parts: readonly (readonly [string, number, number])[] = [
      ['bytes=0-0', 0, 1],
      [`bytes=${chunkBytes - 1}-${chunkBytes}`, chunkBytes - 1, chunkBytes + 1],
      [`bytes=${chunkBytes}-`, chunkBytes, length],
      ['bytes=-50', length - 50, length],
      [`bytes=5-${length * 2}`, 5, length],
    ];
    for (const [range, start, end] of parts) {
      const answer = await sender.fetch(body, range);
      expect([answer.status, answer.headers.get('content-range')]).toEqual([
        206,
        `bytes ${start}-${end - 1}/${length}`,
      ]);
      expect((await bytesOf(answer)).equals(body.bytes.subarray(start, end))).toBe(true);
    }
    for (const range of [`bytes=${length}-`, 'bytes=-0']) {
      const answer = await sender.fetch(body, range);
      expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${length}`]);
      await answer.body?.cancel();
    }
    for (const range of ['bytes=5-3', 'bytes=0-1,5-6', 'pages=1-2']) {
      const answer = await sender.fetch(body, range);
      expect(answer.status).toBe(200);
      expect((await bytesOf(answer)).equals(body.bytes)).toBe(true);
    }
    const read = await hub.store.database
      .selectFrom('audit')
      .select(['device_id', (all) => all.fn.sum<number>('count').as('count')])
      .where('what', '=', 'body-read')
      .groupBy('device_id')
      .execute();
    expect(read.map(({ device_id, count }) => [device_id, Number(count)])).toEqual([
      [sender.device.deviceId, 1 + parts.length + 3],
    ]);
  },
);

test('H55: what does not open any more is cut off, and no byte of it goes out', async () => {
  const folder = await aStoreFolder();
  const objects = createFolderStore(folder);
  const { sender, places } = await aBodyScene(lab, objects);
  const body = await aKeptBody(sender, 2 * chunkBytes);
  const [place = ''] = await places();
  const file = `${folder}/${place}`;
  const sealed = await readFile(file);
  sealed[sealed.length - 100]! ^= 1;
  await writeFile(file, sealed);
  expect((await bytesOf(await sender.fetch(body, 'bytes=0-99'))).equals(body.bytes.subarray(0, 100))).toBe(
    true,
  );
  expect((await sender.fetch(body, `bytes=${chunkBytes}-`)).status).toBe(500);
});

test('H55, H59: a body that does not open any more is cut off, is not held from then on, and comes anew', async () => {
  const folder = await aStoreFolder();
  const { sender, hub, objects, places } = await aBodyScene(lab, createFolderStore(folder));
  const body = await aKeptBody(sender, 2 * chunkBytes);
  const spoil = async (place: string) => {
    const sealed = await readFile(`${folder}/${place}`);
    sealed[sealed.length - 100]! ^= 1;
    await writeFile(`${folder}/${place}`, sealed);
  };
  const [damaged = ''] = await places();
  await spoil(damaged);
  const answer = await sender.fetch(body);
  await expect(answer.arrayBuffer()).rejects.toThrow();
  expect((await sender.receipts(body)).missing).toEqual([body.digest]);
  expect((await sender.fetch(body)).status).toBe(404);
  expect(await sender.came(body)).toBe(null);
  expect(await sender.upload(body)).toBe(204);
  expect((await sender.receipts(body)).bodies).toHaveLength(1);
  expect((await bytesOf(await sender.fetch(body))).equals(body.bytes)).toBe(true);
  expect(await places()).not.toContain(damaged);
  // So it is where `hub check` reads it first.
  await spoil((await places())[0] ?? '');
  expect((await checkBodies(hub.store, objects, 1e9)).damaged).toMatchObject([{ what: 'damaged' }]);
  expect((await sender.receipts(body)).missing).toEqual([body.digest]);
});

test('H51: a device of somebody who may not see what names a body neither gets it nor hears of it', async () => {
  const { hub, organisationId, sender } = await aScene({ sight: workOutSight });
  // Nobody works on either device: each sees what it made itself, and what everybody sees.
  const body = await aKeptBody(sender);
  expect((await sender.fetch(body)).status).toBe(200);
  const other = await aSender(hub, organisationId);
  const answer = await other.fetch(body);
  expect([answer.status, await problemOf(answer)]).toEqual([404, 'body-missing']);
  expect((await other.receipts(body)).missing).toEqual([body.digest]);
  expect((await other.begin(body)).status).toBe(404);
  // One that names it, too, has it: whoever knows the digest had the bytes.
  await other.name(body);
  expect((await other.receipts(body)).bodies).toHaveLength(1);
});

test('H51: a device that lost its access hands in what it recorded, and fetches nothing', async () => {
  const { hub, sender } = await aScene();
  const body = aBody(1000);
  await sender.name(body);
  await hub.store.database.updateTable('device').set({ revoked_at: new Date() }).execute();
  expect(await sender.upload(body)).toBe(204);
  expect((await sender.receipts(body)).bodies).toHaveLength(1);
  const answer = await sender.fetch(body);
  expect([answer.status, await problemOf(answer)]).toEqual([403, 'device-revoked']);
});

test('H56: with whom it was about, a body goes: no copy of the store opens it, and nobody waits for it; others stay', async () => {
  const scene: Scene = await aScene();
  const { hub, sender, objects, organisationId, places } = scene;
  const [erasedId, stayingId] = [newId<'Participant'>(), newId<'Participant'>()];
  const own = await aKeptBody(sender, 5000, aDocumentDraft(erasedId, null));
  const half = aBody(3000);
  const shared = aBody(700);
  const attachments = [half, shared].map(attachmentOf);
  await sender.name(shared, aDocumentDraft(stayingId, null));
  // A later version of the same person names two more.
  const head = await hub.store.database
    .selectFrom('document_head')
    .select('change_id')
    .where('subject_id', '=', erasedId)
    .executeTakeFirstOrThrow();
  await sender.name(half, { ...aDocumentDraft(erasedId, head.change_id), attachments });
  await sender.upload(shared);
  await sender.begin(half);
  await sender.send(half, 0, 1000);
  const [before] = await loadBodies(hub.store.database, organisationId, [own.digest]);
  expect(before && (await isBodyWhole(objects, before))).toBe(true);

  await eraseAt(sender, erasedId);
  const list = await sender.receipts(own, half, shared);
  expect([list.erased, list.missing, list.bodies.map(({ digest }) => digest)]).toEqual([
    [own.digest, half.digest],
    [],
    [shared.digest],
  ]);
  for (const gone of [own, half]) {
    expect((await sender.fetch(gone)).status).toBe(404);
    expect((await sender.begin(gone)).status).toBe(404);
    expect(await sender.came(gone)).toBe(null);
  }
  expect((await sender.fetch(shared)).status).toBe(200);
  // The object lies there yet, as it does in a copy of the store: no key of the database opens it.
  expect(await places()).toContain(before?.place);
  expect(await loadBodies(hub.store.database, organisationId, [own.digest])).toEqual([]);
  const keys = await hub.store.database.selectFrom('body_key').selectAll().execute();
  expect(keys).toHaveLength(1);
  for (const { key_id: keyId, secret } of keys)
    expect(await isBodyWhole(objects, { ...before!, key: { keyId, secret } })).toBe(false);
  await sweepBodies(hub.store, objects);
  expect((await places()).map((place) => place.split('/')[2]?.split('.')[0])).toEqual([shared.digest]);
  const left: string[] = [];
  for await (const { place } of objects.list('keys/')) left.push(place);
  expect(left).toEqual([placeOfKey({ organisationId, keyId: keys[0]!.key_id })]);
});

test('throws away uploads that nobody goes on with, what a hub ended in the middle of, and pieces without a row, and no body that the database does not know', async () => {
  const { hub, sender, objects, places } = await aScene();
  const kept = await aKeptBody(sender);
  const left = aBody(1000);
  await sender.name(left);
  await sender.begin(left);
  await sender.send(left, 0, 500);
  const stray = async function* () {
    yield Buffer.from('x');
  };
  await objects.put('staged/c1/stray', 1, stray());
  await objects.put('bodies/c1/half.unfinished', 1, stray());
  await hub.store.database.deleteFrom('body').execute();
  const inDays = (days: number) => ({
    ...hub.store,
    world: { ...realWorld, now: () => new Date(Date.now() + days * 86_400_000) },
  });
  await sweepBodies(inDays(0), objects);
  expect(await places()).toHaveLength(4);
  await sweepBodies(inDays(2), objects);
  expect((await places()).filter((place) => place.includes('/c1/'))).toEqual([]);
  expect(await sender.came(left)).toBe(500);
  await sweepBodies(inDays(50), objects);
  expect(await sender.came(left)).toBe(null);
  expect((await places()).map((place) => place.split('/')[2]?.split('.')[0])).toEqual([kept.digest]);
});

test('what was stored before the hub noted what changes name is noted once, when it starts', async () => {
  const { hub, sender } = await aScene();
  const { database } = hub.store;
  const body = aBody(100);
  await sender.name(body);
  await sender.name({ ...body, digest: 'b'.repeat(64) });
  const noted = await database.selectFrom('attachment').selectAll().orderBy('seq').execute();
  await database.deleteFrom('attachment').execute();
  await database.updateTable('organisation').set({ attachments_noted: false }).execute();
  expect((await sender.begin(body)).status).toBe(404);
  await fillAttachments(hub.store);
  await fillAttachments(hub.store);
  expect(await database.selectFrom('attachment').selectAll().orderBy('seq').execute()).toEqual(noted);
  expect(await sender.upload(body)).toBe(204);
});
