/** One change the hub cannot take holds up nobody; a hub that is away is not asked for every change apart. */
import { describe, expect, test } from 'vitest';
import { problem } from '../../shared/kernel/problem';
import { aMarkDraft } from '../../test/builders/a-draft';
import { type FakeHub, fakeHub } from '../../test/fakes/fake-hub';
import { aDevice, type TestDevice } from '../../test/hub/a-device';

const poison = 'POISON';
const some = (count: number) => Array.from({ length: count }, () => aMarkDraft());
const bad = () => aMarkDraft({ type: 'note', typeVersion: 9, body: { text: poison } });

type Pushes = { count: number };

/** A hub that answers with a failure whenever a push holds the bad change, or always. */
async function aScene(fail: () => Promise<Response>, always = false) {
  const hub: FakeHub = fakeHub();
  const pushes: Pushes = { count: 0 };
  const device: TestDevice = await aDevice({
    fetch: async (input, init) => {
      const isPush = init?.method === 'POST' && String(input).endsWith('/v1/changes');
      if (isPush) pushes.count += 1;
      return isPush && (always || String(init?.body).includes(poison)) ? fail() : hub.fetch(input, init);
    },
  });
  await device.enrol(hub.url, 'AAAA-BBBB-CCCC-DDDD');
  await device.sync().syncNow();
  return { hub, device, pushes };
}

const answer = (code: 'internal' | 'too-large' | 'invalid-input' | 'hub-busy', status: number) => async () =>
  Response.json({ problem: problem(code) }, { status });

describe('Y15: a batch that the hub fails on is halved,', () => {
  test.each([
    ['an error of the hub', answer('internal', 500)],
    ['a body that is too large for it', answer('too-large', 413)],
    ['an input it does not take', answer('invalid-input', 400)],
    ['an error page', async () => new Response('<html>', { status: 500 })],
  ])('%s: the other changes are received in the same round, and so is the feed', async (_name, fail) => {
    const { hub, device } = await aScene(fail);
    await device.record([...some(150), bad(), ...some(80)]);
    const status = await device.sync().syncNow();
    expect(status.waiting).toBe(1);
    expect(status.problem).not.toBeNull();
    expect(hub.asked.at(-1)).toMatch(/^GET \/v1\/changes\?after=230/);
    await device.record(some(5));
    expect((await device.sync().syncNow()).waiting).toBe(1);
  });

  test('and a hub that fails on everything is asked a dozen times at most', async () => {
    const { device, pushes } = await aScene(answer('internal', 500), true);
    await device.record(some(1000));
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 1000, problem: { code: 'internal' } });
    expect(pushes.count).toBeLessThanOrEqual(12);
  });

  test('and one that says "try again" is asked once', async () => {
    const { device, pushes } = await aScene(answer('hub-busy', 503), true);
    await device.record(some(300));
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 300, problem: { code: 'hub-busy' } });
    expect(pushes.count).toBe(1);
  });
});

test('Y15: while no answer comes the batches become smaller, so that a slow line carries them in the end', async () => {
  const hub = fakeHub();
  const device = await aDevice({
    fetch: async (input, init) => {
      // What takes longer than the caller waits never gets an answer.
      if (String(init?.body).length > 20_000) throw new TypeError('fetch failed');
      return hub.fetch(input, init);
    },
  });
  await device.enrol(hub.url, 'AAAA-BBBB-CCCC-DDDD');
  await device.record(some(200));
  for (let round = 0; round < 8; round++) await device.sync().syncNow();
  expect(device.sync().status()).toMatchObject({ waiting: 0, problem: null });
});

test('Y15: a device that was offline for long hands in at full size when it is back', async () => {
  const hub = fakeHub();
  let isOnline = true;
  const device = await aDevice({
    fetch: async (input, init) => {
      if (isOnline) return hub.fetch(input, init);
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('no way'), { code: 'ENETUNREACH' }),
      });
    },
  });
  await device.enrol(hub.url, 'AAAA-BBBB-CCCC-DDDD');
  await device.sync().syncNow();
  isOnline = false;
  await device.record(some(450));
  for (let round = 0; round < 20; round++) await device.sync().syncNow();
  isOnline = true;
  expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
  expect(hub.pushes.map((push) => push.length)).toEqual([200, 200, 50]);
});

test('Y15: thousands that waited out a hub that went away again and again do not go five by five when it stays', async () => {
  const hub = fakeHub();
  let isThere = true;
  const device = await aDevice({
    fetch: async (input, init) => {
      if (isThere) return hub.fetch(input, init);
      throw new TypeError('fetch failed');
    },
  });
  await device.enrol(hub.url, 'AAAA-BBBB-CCCC-DDDD');
  await device.sync().syncNow();
  isThere = false;
  await device.record(some(2000));
  for (let round = 0; round < 8; round++) await device.sync().syncNow();
  isThere = true;
  expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
  expect(hub.pushes[0]).toHaveLength(5);
  expect(hub.pushes.length).toBeLessThan(60);
});
