/** Files on their way to the hub, over real HTTP, against both kinds of store. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeUploadPath, fileBytesHeader, uploadChunkType } from '../../shared/protocol/body-api';
import { aBody, aBodyScene, aSender, problemOf } from '../../test/hub/a-body-scene';
import { storeKinds } from '../../test/hub/a-body-store';
import { aHub, anOrganisation, type HubLab, openHubLab, type TestHubOptions } from '../../test/hub/hub-lab';
import { aRawClient } from '../../test/hub/raw-client';
import { type ObjectStore, StoreError } from './object-store';
import { UploadStore } from './upload-store';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const megabyte = 1024 * 1024;

/** A store that can be told to refuse what is to lie there, or to keep it with a bit that flipped. */
function aFaultyStore(objects: ObjectStore) {
  const state = { refuses: '', failure: 'away' as StoreError['failure'], spoils: '' };
  const spoil = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const bytes of source) {
      const bad = Buffer.from(bytes);
      bad[bad.length - 1]! ^= 1;
      yield bad;
    }
  };
  const put: ObjectStore['put'] = async (place, length, source) => {
    if (state.spoils && place.startsWith(state.spoils)) return objects.put(place, length, spoil(source));
    if (state.refuses && place.startsWith(state.refuses)) throw new StoreError(state.failure, 'test');
    return objects.put(place, length, source);
  };
  return { state, objects: { ...objects, put } };
}

describe.each(Object.keys(storeKinds) as (keyof typeof storeKinds)[])(
  'a hub that keeps files in %s',
  (kind) => {
    const open = storeKinds[kind];

    test('H52, H53, H54: takes a file in by pieces, and says that it holds it when it read it back, not before', async () => {
      const { sender, places } = await aBodyScene(lab, await open());
      const body = aBody(5 * megabyte + 3);
      await sender.name(body);
      expect(await sender.came(body)).toBe(null);
      const begun = await sender.begin(body);
      expect([begun.status, begun.headers.get('location')]).toEqual([201, composeUploadPath(body.digest)]);
      expect((await sender.send(body, 0, 2 * megabyte)).status).toBe(204);
      expect(await sender.came(body)).toBe(2 * megabyte);
      expect(await sender.receipts(body)).toMatchObject({ bodies: [], missing: [body.digest], erased: [] });
      expect((await sender.fetch(body)).status).toBe(404);
      // Begun again it goes on, and what was sent already is not taken twice.
      expect((await sender.begin(body)).status).toBe(201);
      expect((await sender.send(body, 0, 2 * megabyte)).status).toBe(409);
      expect((await sender.send(body, 2 * megabyte, body.bytes.length)).status).toBe(204);
      const list = await sender.receipts(body);
      expect(list).toMatchObject({ deviceId: sender.device.deviceId, durability: 'flushed', missing: [] });
      expect(list.bodies).toEqual([
        expect.objectContaining({ digest: body.digest, bytes: body.bytes.length }),
      ]);
      expect(await sender.receipts(body)).toEqual(list);
      // The pieces are gone; the body lies there, and nothing of it in the clear.
      const [place = '', ...others] = await places();
      expect(others).toEqual([]);
      expect(place.startsWith(`bodies/${sender.device.organisationId}/${body.digest}.`)).toBe(true);
      expect(await sender.came(body)).toBe(body.bytes.length);
      const answer = await sender.fetch(body);
      expect(Buffer.from(await answer.arrayBuffer()).equals(body.bytes)).toBe(true);
    });

    test('H53: refuses bytes that are not what was named, and keeps nothing of them', async () => {
      const { sender, places, hub } = await aBodyScene(lab, await open());
      const body = aBody(megabyte);
      const other = { ...body, bytes: aBody(megabyte).bytes };
      await sender.name(body);
      await sender.begin(other);
      const answer = await sender.send(other, 0, megabyte);
      expect([answer.status, await problemOf(answer)]).toEqual([460, 'body-differs']);
      expect(await places()).toEqual([]);
      expect(await hub.store.database.selectFrom('body_upload').selectAll().execute()).toEqual([]);
      expect(await sender.came(body)).toBe(null);
      expect((await sender.receipts(body)).missing).toEqual([body.digest]);
      expect(await sender.upload(body)).toBe(204);
      expect((await sender.receipts(body)).missing).toEqual([]);
      const told = await hub.store.database
        .selectFrom('audit')
        .select(['device_id', 'outcome'])
        .where('what', '=', 'body-received')
        .orderBy('number')
        .execute();
      const { deviceId: device_id } = sender.device;
      expect(told).toEqual(['body-differs', 'done'].map((outcome) => ({ device_id, outcome })));
    });

    test('H53: an upload that looks complete and of which a piece was lost is no receipt, and begins anew', async () => {
      const faulty = aFaultyStore(await open());
      const { sender, places } = await aBodyScene(lab, faulty.objects);
      const body = aBody(100_000);
      await sender.name(body);
      await sender.begin(body);
      await sender.send(body, 0, 50_000);
      faulty.state.refuses = 'bodies/';
      expect((await sender.send(body, 50_000, 100_000)).status).toBe(503);
      faulty.state.refuses = '';
      expect(await sender.came(body)).toBe(100_000);
      const [piece = ''] = await places();
      await faulty.objects.remove(piece);
      expect((await sender.receipts(body)).missing).toEqual([body.digest]);
      expect(await sender.came(body)).toBe(null);
      expect(await sender.upload(body, 30_000)).toBe(204);
      expect((await sender.receipts(body)).bodies).toHaveLength(1);
    });

    test('H52, H53: another hub goes on where one ended, also behind the last byte', async () => {
      const faulty = aFaultyStore(await open());
      const { sender, hub, organisationId, another } = await aBodyScene(lab, faulty.objects);
      const body = aBody(3 * megabyte);
      await sender.name(body);
      await sender.begin(body);
      await sender.send(body, 0, megabyte);
      const second = await another();
      const there = { ...sender, ...(await aSender(hub, organisationId, second.url)) };
      // Of its own accord a device sees no upload of another.
      expect(await there.came(body)).toBe(null);
      faulty.state.refuses = 'bodies/';
      const answer = await sender.send(body, megabyte, 3 * megabyte);
      expect([answer.status, await problemOf(answer)]).toEqual([503, 'hub-busy']);
      faulty.state.refuses = '';
      // Whoever asks: the bytes are there, and the first hub may never come back.
      expect((await there.receipts(body)).bodies).toHaveLength(1);
      expect(await sender.came(body)).toBe(body.bytes.length);
    });

    test('H54: a body that is gone from the store is missing, and is taken anew', async () => {
      const { sender, places, objects } = await aBodyScene(lab, await open());
      const body = aBody(1000);
      await sender.name(body);
      await sender.upload(body);
      const [first] = (await sender.receipts(body)).bodies;
      await objects.remove((await places())[0] ?? '');
      expect((await sender.receipts(body)).missing).toEqual([body.digest]);
      expect((await sender.fetch(body)).status).toBe(404);
      expect(await sender.came(body)).toBe(null);
      await sender.upload(body);
      expect((await sender.receipts(body)).bodies[0]).toMatchObject({ number: first?.number });
      expect(
        createHash('sha256')
          .update(Buffer.from(await (await sender.fetch(body)).arrayBuffer()))
          .digest('hex'),
      ).toBe(body.digest);
    });
  },
);

const aScene = async (options: TestHubOptions = {}) => aBodyScene(lab, await storeKinds.folder(), options);

test('H51: takes only what a stored change of the centre names, at the length it says', async () => {
  const { sender, hub, places } = await aScene();
  const body = aBody(500);
  const stranger = await aSender(hub, await anOrganisation(hub.store));
  const refused = async (answer: Promise<Response>) => [(await answer).status, await problemOf(await answer)];
  expect(await refused(sender.begin(body))).toEqual([404, 'body-unnamed']);
  await sender.name(body);
  expect(await refused(sender.begin({ ...body, bytes: body.bytes.subarray(1) }))).toEqual([
    404,
    'body-unnamed',
  ]);
  expect(await refused(stranger.begin(body))).toEqual([404, 'body-unnamed']);
  expect(await refused(sender.begin({ ...body, digest: '../../etc/passwd' }))).toEqual([
    400,
    'invalid-input',
  ]);
  await sender.upload(body);
  // What another centre has is to a stranger what nobody has.
  const none = aBody(500);
  for (const one of [body, none]) {
    expect(await refused(stranger.begin(one))).toEqual([404, 'body-unnamed']);
    expect(await stranger.came(one)).toBe(null);
    expect(await refused(stranger.fetch(one))).toEqual([404, 'body-missing']);
    expect(await refused(stranger.send(one, 0, 500))).toEqual([404, 'body-unnamed']);
    expect(await stranger.receipts(one)).toMatchObject({ bodies: [], missing: [one.digest], erased: [] });
  }
  expect(await places()).toHaveLength(1);
});

test('H52: two that write at once cannot both, and one that hangs up leaves what is there', async () => {
  const { sender, hub, another } = await aScene();
  const body = aBody(3 * megabyte);
  await sender.name(body);
  await sender.begin(body);
  const second = await another();
  const path = composeUploadPath(body.digest);
  const half = body.bytes.length / 2;
  const head = (url: string, length: number, offset: number) => ({
    client: aRawClient(url),
    text: [
      ...[`PATCH ${path} HTTP/1.1`, 'host: hub', `authorization: Bearer ${sender.enrolment.token}`],
      ...['vakproef-protocol: 2', 'tus-resumable: 1.0.0', `content-type: ${uploadChunkType}`],
      ...[`upload-offset: ${offset}`, `content-length: ${length}`, '', ''],
    ].join('\r\n'),
  });
  // One through each hub: neither knows of the other.
  const both = [head(hub.url, half, 0), head(second.url, half, 0)];
  for (const { client, text } of both) client.send(text);
  for (const { client } of both) client.send(new Uint8Array(body.bytes.subarray(0, half)));
  await expect.poll(() => both.every(({ client }) => /HTTP\/1.1 \d+/.test(client.heard()))).toBe(true);
  const statuses = both.map(({ client }) => /HTTP\/1.1 (\d+)/.exec(client.heard())?.[1]).sort();
  expect(statuses).toEqual(['204', '409']);
  expect(await sender.came(body)).toBe(half);
  // One that hangs up in the middle takes nothing along that was there.
  const cut = head(hub.url, half, half);
  cut.client.send(cut.text);
  cut.client.send(new Uint8Array(body.bytes.subarray(half, half + 70_000)));
  cut.client.end();
  const goOn = async (): Promise<number> => {
    const at = (await sender.came(body)) ?? 0;
    return (await sender.send(body, at, body.bytes.length)).status;
  };
  await expect.poll(goOn).toBe(204);
  expect((await sender.receipts(body)).bodies).toHaveLength(1);
});

test('H20, H52: who sends too slowly is cut off, and what came is kept', async () => {
  const { sender, objects, connection } = await aScene();
  // A hub of its own for who is slow: on a busy machine the others may be so, too.
  const limits = { requestTimeoutMs: 600, headersTimeoutMs: 400 };
  const impatient = await aHub(connection, { limits, bodies: { objects, maxBytes: 1e6 } });
  const body = aBody(200_000);
  await sender.name(body);
  await sender.begin(body);
  const client = aRawClient(impatient.url);
  client.send(
    [
      ...[`PATCH ${composeUploadPath(body.digest)} HTTP/1.1`, 'host: hub', 'tus-resumable: 1.0.0'],
      ...[`authorization: Bearer ${sender.enrolment.token}`, 'vakproef-protocol: 2', 'upload-offset: 0'],
      ...[`content-type: ${uploadChunkType}`, `content-length: ${body.bytes.length}`, '', ''],
    ].join('\r\n'),
  );
  client.send(new Uint8Array(body.bytes.subarray(0, 40_000)));
  await client.closed;
  await expect.poll(() => sender.came(body)).toBe(40_000);
});

test('H57: no more pieces come in at once than the hub has memory for; whoever is too much tries again', async () => {
  const objects = await storeKinds.folder();
  let goOn = (): void => {};
  const isWriting = new Promise<void>((entered) => {
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const put = objects.put;
    Object.assign(objects, {
      put: async (...given: Parameters<typeof put>) => {
        entered();
        await held;
        return put(...given);
      },
    });
  });
  const { sender } = await aBodyScene(lab, objects, { limits: { uploadsAtOnce: 1 } });
  const [slow, other] = [aBody(1000), aBody(1000)];
  for (const body of [slow, other]) {
    await sender.name(body);
    await sender.begin(body);
  }
  const sent = sender.send(slow, 0, 1000);
  await isWriting;
  const refused = await sender.send(other, 0, 1000);
  expect([refused.status, await problemOf(refused)]).toEqual([503, 'hub-busy']);
  goOn();
  expect((await sent).status).toBe(204);
  await expect.poll(async () => (await sender.send(other, 0, 1000)).status).toBe(204);
});

test('H57: refuses what is too large, and says when its store is full; nothing is half', async () => {
  const faulty = aFaultyStore(await storeKinds.folder());
  const { sender, places } = await aBodyScene(lab, faulty.objects, { maxBytes: 9 * megabyte });
  const large = aBody(9 * megabyte + 1);
  await sender.name(large);
  const tooLarge = await sender.begin(large);
  expect([tooLarge.status, await tooLarge.json()]).toEqual([
    413,
    { problem: { code: 'body-too-large', details: { max: 9 * megabyte } } },
  ]);
  const small = aBody(10);
  const body = aBody(9 * megabyte);
  for (const one of [small, body]) await sender.name(one);
  await sender.upload(small);
  await sender.begin(body);
  const chunk = await sender.send(body, 0, 8 * megabyte + 1);
  expect([chunk.status, await problemOf(chunk)]).toEqual([413, 'too-large']);
  Object.assign(faulty.state, { refuses: 'staged/', failure: 'full' });
  const full = await sender.send(body, 0, megabyte);
  expect([full.status, await problemOf(full)]).toEqual([507, 'hub-full']);
  expect(await sender.came(body)).toBe(0);
  faulty.state.refuses = 'bodies/';
  await sender.send(body, 0, 8 * megabyte);
  const fullAtTheEnd = await sender.send(body, 8 * megabyte, 9 * megabyte);
  expect([fullAtTheEnd.status, await problemOf(fullAtTheEnd)]).toEqual([507, 'hub-full']);
  // What it holds already has its receipt all the same.
  const list = await sender.receipts(small, body);
  expect([list.bodies.map(({ digest }) => digest), list.missing]).toEqual([[small.digest], [body.digest]]);
  expect((await places()).filter((place) => place.startsWith('bodies/'))).toHaveLength(1);
  faulty.state.refuses = '';
  expect((await sender.receipts(body)).bodies).toHaveLength(1);
});

test('H57: a hub without a place for files says so, in every answer, and receipts none', async () => {
  const hub = await aHub(await lab.freshDatabase());
  const sender = await aSender(hub, await anOrganisation(hub.store));
  const body = aBody(10);
  await sender.name(body);
  const answer = await sender.begin(body);
  expect([answer.status, await problemOf(answer)]).toEqual([503, 'hub-takes-no-files']);
  const said = answer.headers.get(fileBytesHeader);
  expect([said, (await sender.receipts(body)).missing]).toEqual(['0', [body.digest]]);
});

test('H57: a centre that has as much as the hub keeps for each is told so, and the others are not', async () => {
  const bodies = { objects: await storeKinds.folder(), maxBytes: 9 * megabyte, centreBytes: 5000 };
  const hub = await aHub(await lab.freshDatabase(), { bodies });
  const sender = await aSender(hub, await anOrganisation(hub.store));
  const [kept, coming, much, little] = [aBody(3000), aBody(1000), aBody(1001), aBody(1000)];
  for (const body of [kept, coming, much, little]) await sender.name(body);
  expect(await sender.upload(kept)).toBe(204);
  expect((await sender.begin(coming)).headers.get(fileBytesHeader)).toBe(String(9 * megabyte));
  const full = await sender.begin(much);
  expect([full.status, await problemOf(full)]).toEqual([507, 'hub-full']);
  // What was begun goes on, is counted once, and fills it to the last byte.
  expect(await sender.upload(little)).toBe(204);
  expect(await sender.upload(coming)).toBe(204);
  const other = await aSender(hub, await anOrganisation(hub.store));
  await other.name(much);
  expect(await other.upload(much)).toBe(204);
});

test('an empty file is a file', async () => {
  const { sender } = await aScene();
  const body = aBody(0);
  await sender.name(body);
  expect(await sender.upload(body)).toBe(201);
  expect((await sender.receipts(body)).bodies).toMatchObject([{ bytes: 0 }]);
  const answer = await sender.fetch(body);
  expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 0]);
});

test('H53: what does not read back from its place is no receipt, and is written there once more', async () => {
  const faulty = aFaultyStore(await storeKinds.folder());
  const { sender, places } = await aBodyScene(lab, faulty.objects);
  const body = aBody(2000);
  await sender.name(body);
  faulty.state.spoils = 'bodies/';
  expect(await sender.upload(body)).toBe(503);
  expect((await sender.receipts(body)).missing).toEqual([body.digest]);
  expect((await places()).filter((place) => place.startsWith('bodies/'))).toEqual([]);
  faulty.state.spoils = '';
  expect((await sender.receipts(body)).bodies).toHaveLength(1);
});

test('H52: what came before a line broke is kept', async () => {
  const { hub, objects, sender, organisationId } = await aScene();
  const body = aBody(9000);
  await sender.name(body);
  await sender.begin(body);
  const name = { organisationId, deviceId: sender.device.deviceId, digest: body.digest };
  const breaking = async function* () {
    yield body.bytes.subarray(0, 5000);
    throw new Error('the line broke');
  };
  const uploads = new UploadStore(hub.store, { objects, maxBytes: 1e6 }, () => name);
  const written = uploads.write(Readable.from(breaking(), { objectMode: false }), 'an id', 0);
  await expect(written).rejects.toThrow('the line broke');
  expect(await sender.came(body)).toBe(5000);
});

test('H20: what comes in is counted as every request of a device', async () => {
  const { sender } = await aScene({ limits: { perDevice: 4 } });
  const body = aBody(10);
  await sender.name(body);
  expect((await sender.begin(body)).status).toBe(201);
  expect(await sender.came(body)).toBe(0);
  expect((await sender.send(body, 0, 10)).status).toBe(204);
  for (const answer of [await sender.begin(body), await sender.fetch(body)])
    expect([answer.status, await problemOf(answer)]).toEqual([429, 'too-many-requests']);
});

test('whatever stands in the headers of an upload costs that request alone', async () => {
  const { hub, sender } = await aScene();
  const body = aBody(1000);
  await sender.name(body);
  await sender.begin(body);
  const headers = {
    ...{
      authorization: `Bearer ${sender.enrolment.token}`,
      'vakproef-protocol': '2',
      'tus-resumable': '1.0.0',
    },
    'upload-metadata': `digest ${Buffer.from(body.digest).toString('base64')}`,
  };
  const numbers = ['', '-1', '1e3', '1000.0', '0x3e8', 'NaN', '99999999999999999999', '1000, 1000'];
  const begun = [
    ...numbers.map((value) => ({ 'upload-length': value })),
    { 'upload-length': '1000', 'upload-metadata': 'digest' },
    { 'upload-length': '1000', 'upload-metadata': 'digest !!!' },
    { 'upload-length': '1000', 'upload-metadata': `${headers['upload-metadata']}, digest eA==` },
    { 'upload-length': '1000', 'upload-concat': 'final;/v1/bodies/uploads/a' },
    { 'upload-defer-length': '1' },
    { 'upload-length': '1000', 'tus-resumable': '0.2.2' },
    {},
  ].map((over) => ({ method: 'POST', path: '/v1/bodies/uploads', over, body: null }));
  const part = { 'content-type': uploadChunkType, 'upload-offset': '0' };
  const sent = [
    ...numbers.map((value) => ({ ...part, 'upload-offset': value })),
    { ...part, 'upload-offset': '1' },
    { ...part, 'upload-length': '5' },
    { ...part, 'content-type': 'application/json' },
    { ...part, 'content-type': 'text/plain' },
    { ...part, 'tus-resumable': '2.0.0' },
  ].map((over) => ({ method: 'PATCH', path: composeUploadPath(body.digest), over, body: 'x'.repeat(5) }));
  const beyond = {
    method: 'PATCH',
    path: composeUploadPath(body.digest),
    over: part,
    body: 'x'.repeat(1001),
  };
  const others = [
    '/v1/bodies/uploads/',
    '/v1/bodies/uploads/..%2f..%2fa',
    `/v1/bodies/uploads/${'f'.repeat(200)}`,
  ].map((path) => ({ method: 'PATCH', path, over: part, body: 'x' }));
  for (const { method, path, over, body: text } of [...begun, ...sent, beyond, ...others]) {
    const answer = await fetch(`${hub.url}${path}`, { method, headers: { ...headers, ...over }, body: text });
    expect([path, over, Math.floor(answer.status / 100)]).toEqual([path, over, 4]);
  }
  expect(await sender.came(body)).toBe(0);
  expect(await sender.upload(body)).toBe(204);
  expect((await sender.receipts(body)).bodies).toHaveLength(1);
});

test('nobody is read from who is not known, or speaks another version', async () => {
  const { hub, sender } = await aScene();
  const body = aBody(10);
  await sender.name(body);
  const tus = { 'tus-resumable': '1.0.0', 'upload-length': '10', 'vakproef-protocol': '2' };
  const metadata = { 'upload-metadata': `digest ${Buffer.from(body.digest).toString('base64')}` };
  const ask = (headers: Record<string, string>) =>
    fetch(`${hub.url}/v1/bodies/uploads`, { method: 'POST', headers: { ...tus, ...metadata, ...headers } });
  expect((await ask({})).status).toBe(401);
  const authorization = `Bearer ${sender.enrolment.token}`;
  expect((await ask({ authorization, 'vakproef-protocol': '0' })).status).toBe(426);
  expect((await ask({ authorization })).status).toBe(201);
});
