/**
 * Whatever happens to hub, store and line while a file comes in, in whichever order: it is said to be received only while
 * it can be fetched as it was, and it arrives once all is well again.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedOfRun } from '../../test/faults/seed-of-run';
import { type Seeded, seeded } from '../../test/faults/seeded';
import { aBody, aSender, type Sender, type TestBody } from '../../test/hub/a-body-scene';
import { storeKinds } from '../../test/hub/a-body-store';
import { aHub, anOrganisation, type HubLab, openHubLab, type TestHub } from '../../test/hub/hub-lab';
import { type ObjectStore, StoreError } from './object-store';
import { sweepBodies } from './sweep-bodies';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

/** A store that may refuse, spoil or lose what is put there. */
function aMoodyStore(objects: ObjectStore, random: Seeded) {
  const mood = { refuses: 0.2, spoils: 0.3 };
  const spoil = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const bytes of source) {
      const bad = Buffer.from(bytes);
      bad[random.int(bad.length)]! ^= 1;
      yield bad;
    }
  };
  const put: ObjectStore['put'] = async (place, length, source) => {
    if (random.next() < mood.refuses) throw new StoreError(random.pick(['full', 'away'] as const), 'test');
    return objects.put(place, length, random.next() < mood.spoils ? spoil(source) : source);
  };
  const lose = async (): Promise<void> => {
    const places: string[] = [];
    for (const prefix of ['staged/', 'bodies/'])
      for await (const { place } of objects.list(prefix)) places.push(place);
    if (places.length > 0) await objects.remove(random.pick(places));
  };
  return { mood, lose, objects: { ...objects, put } };
}

async function isFetched(sender: Sender, body: TestBody): Promise<boolean> {
  const answer = await sender.fetch(body);
  return answer.status === 200 && Buffer.from(await answer.arrayBuffer()).equals(body.bytes);
}

/** Goes on by as much as a piece; true when the hub says that it holds it, which is then looked at. */
async function carryOn(sender: Sender, body: TestBody, random: Seeded): Promise<boolean> {
  const came = await sender.came(body);
  if (came === null) await sender.begin(body);
  else if (came < body.bytes.length)
    await sender.send(body, came, Math.min(body.bytes.length, came + 1 + random.int(150_000)));
  const list = await sender.receipts(body).catch(() => null);
  if (list?.bodies.length !== 1) return false;
  expect(await isFetched(sender, body)).toBe(true);
  return true;
}

test.each([1, 2])(
  `H52, H53, H54: story %d of seed ${seedOfRun()}: received is true whenever it is said, and comes at the end`,
  async (story) => {
    const random = seeded(seedOfRun() + story);
    const store = aMoodyStore(await storeKinds.folder(), random);
    const connection = await lab.freshDatabase();
    const open = (): Promise<TestHub> =>
      aHub(connection, { bodies: { objects: store.objects, maxBytes: 1e6 } });
    let hub = await open();
    const { port } = new URL(hub.url);
    const sender = await aSender(hub, await anOrganisation(hub.store));
    const bodies = [aBody(200_000), aBody(150_000), aBody(10)];
    for (const body of bodies) await sender.name(body);
    const one = () => random.pick(bodies);
    const steps: readonly (() => Promise<unknown>)[] = [
      ...Array.from({ length: 8 }, () => () => carryOn(sender, one(), random)),
      async () => sender.send(one(), random.int(10), 10),
      async () => sender.begin(one()),
      store.lose,
      async () =>
        Object.assign(store.mood, { refuses: random.pick([0, 0.4]), spoils: random.pick([0, 0.4]) }),
      async () => {
        await hub.close();
        hub = await aHub(connection, {
          port: Number(port),
          bodies: { objects: store.objects, maxBytes: 1e6 },
        });
      },
    ];
    for (let step = 0; step < 30; step++) await random.pick(steps)();
    Object.assign(store.mood, { refuses: 0, spoils: 0 });
    for (const body of bodies) {
      let isReceived = false;
      for (let round = 0; round < 40 && !isReceived; round++)
        isReceived = await carryOn(sender, body, random);
      expect(isReceived).toBe(true);
    }
    await sweepBodies(hub.store, store.objects);
    const left: string[] = [];
    for await (const { place } of store.objects.list('bodies/')) left.push(place);
    expect(left).toHaveLength(bodies.length);
    const pieces = await hub.store.database.selectFrom('body_piece').selectAll().execute();
    expect(pieces).toEqual([]);
  },
);
