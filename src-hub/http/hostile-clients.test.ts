/**
 * What strangers and unruly devices get of the hub: closed connections, and a sentence. What they cost it of its memory is seen
 * at the built hub (`test/prove/attacks/hub-floods`).
 */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { aMember } from '../../test/hub/a-member';
import { aSigner } from '../../test/hub/a-signer';
import { aHub, anOrganisation, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { aRawClient, requestHead } from '../../test/hub/raw-client';
import type { HubLimits } from './limits';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

async function aScene(limits: Partial<HubLimits>) {
  const hub = await aHub(await lab.freshDatabase(), { limits });
  const organisationId = await anOrganisation(hub.store);
  return { hub, member: () => aMember(hub, aSigner(organisationId)) };
}

const problemOf = async (response: Response) => {
  const { problem } = (await response.json()) as { problem: { code: string; details: object } };
  return [response.status, problem.code];
};
/** A machine may be busy; the count is a way out, not a measure. */
const patient = { timeout: 40_000 };
const tooMany = [429, 'too-many-requests'];

describe('H20: the hub reads nothing from who may not speak:', () => {
  test('a body larger than a stranger may send is refused before it comes, on whichever route', async () => {
    const { hub } = await aScene({ lingerMs: 100 });
    for (const [path, status] of [
      ['/v1/devices', 413],
      ['/v1/changes', 401],
    ] as const) {
      const client = aRawClient(hub.url);
      client.send(requestHead(path, 20_000_000));
      await expect.poll(client.heard, patient).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
      client.send('x'.repeat(1000));
      await client.closed;
    }
  });

  test('a body without a length is cut off where it becomes too large', async () => {
    const { hub } = await aScene({ lingerMs: 100 });
    const client = aRawClient(hub.url);
    client.send(requestHead('/v1/devices', 0).replace('content-length: 0', 'transfer-encoding: chunked'));
    client.send(`2000\r\n${'x'.repeat(0x2000)}\r\n`);
    await expect.poll(client.heard, patient).toMatch(/^HTTP\/1.1 413/);
    await client.closed;
  });

  test('slow headers and slow bodies are closed, also of a device', async () => {
    const { hub, member } = await aScene({ requestTimeoutMs: 1500, headersTimeoutMs: 800 });
    const { enrolment } = await member();
    const clients = [
      '',
      'GET /v1/health HTTP/1.1\r\nhost: hub\r\n',
      requestHead('/v1/devices', 900),
      requestHead('/v1/changes', 900, [`authorization: Bearer ${enrolment.token}`]),
    ].map((head) => {
      const client = aRawClient(hub.url);
      client.send(head);
      return client;
    });
    const drip = setInterval(() => {
      for (const client of clients.slice(1)) client.send(client === clients[1] ? 'x: y\r\n' : '1');
    }, 100);
    onTestFinished(() => clearInterval(drip));
    await Promise.all(clients.map(({ closed }) => closed));
  });

  test('more connections from one address than it may have are closed at once', async () => {
    const { hub } = await aScene({ connectionsPerAddress: 5 });
    const clients = Array.from({ length: 12 }, () => aRawClient(hub.url));
    await expect.poll(() => clients.filter((client) => client.isClosed()).length, patient).toBe(7);
  });
});

describe('H20: who asks too often is told to wait:', () => {
  test('a device by itself, and no other', async () => {
    const { member } = await aScene({ perDevice: 5 });
    const [one, other] = [await member(), await member()];
    for (let i = 0; i < 5; i++) expect((await one.ask('/v1/changes?after=0')).status).toBe(200);
    const refused = await one.ask('/v1/changes?after=0');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problemOf(refused)).toEqual(tooMany);
    expect((await other.ask('/v1/changes?after=0')).status).toBe(200);
  });

  test('a device that asks too much at once', async () => {
    const { hub, member } = await aScene({ atOncePerDevice: 2 });
    const { enrolment, ask } = await member();
    const clients = [1, 2, 3, 4, 5, 6].map(() => {
      const client = aRawClient(hub.url);
      client.send(requestHead('/v1/changes', 100, [`authorization: Bearer ${enrolment.token}`]));
      return client;
    });
    const refused = () => clients.filter((client) => client.heard().startsWith('HTTP/1.1 429'));
    await expect.poll(() => refused().length, patient).toBe(4);
    expect(await problemOf(await ask('/v1/changes?after=0'))).toEqual(tooMany);
    for (const client of clients) client.send('x'.repeat(100));
    await expect.poll(async () => (await ask('/v1/changes?after=0')).status, patient).toBe(200);
  });

  test('an address that tries tokens, codes or paths; its devices go on', async () => {
    const { hub, member } = await aScene({ perAddress: 6 });
    const { ask } = await member();
    const json = { 'content-type': 'application/json', 'vakproef-protocol': '2' };
    const code = JSON.stringify({
      code: 'A',
      deviceId: crypto.randomUUID(),
      deviceName: 'x',
      publicKey: 'x',
    });
    const tries = [
      () => ask('/v1/changes?after=0', { headers: { authorization: `Bearer ${'A'.repeat(43)}` } }),
      () => fetch(`${hub.url}/v1/devices`, { method: 'POST', headers: json, body: code }),
      () => fetch(`${hub.url}/v1/nowhere`),
    ];
    for (const attempt of [...tries, ...tries]) await attempt();
    for (const attempt of tries) expect(await problemOf(await attempt())).toEqual(tooMany);
    expect((await ask('/v1/changes?after=0')).status).toBe(200);
    expect((await fetch(`${hub.url}/v1/health`)).status).toBe(200);
  });
});
