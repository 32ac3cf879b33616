import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SyncStatus } from '../../shared/contract/sync-contract';
import { newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { parseChange } from '../../shared/protocol/change';
import { aDocumentDraft, aMarkDraft } from '../../test/builders/a-draft';
import { aLoadFile } from '../../test/builders/a-load-file';
import { type FakeHub, fakeHub } from '../../test/fakes/fake-hub';
import { aDevice, type TestDevice } from '../../test/hub/a-device';

async function anEnrolledDevice(): Promise<{ hub: FakeHub; device: TestDevice }> {
  const hub = fakeHub();
  const device = await aDevice({ fetch: hub.fetch });
  await device.enrol(hub.url, 'AAAA-BBBB-CCCC-DDDD');
  await device.sync().syncNow();
  return { hub, device };
}

const kinds = (device: TestDevice): string[] => device.journal.entries().map((e) => e.kind);
const some = (count: number) => Array.from({ length: count }, () => aMarkDraft());
const html = (status: number) => () =>
  new Response('<html>Welcome</html>', { status, headers: { 'content-type': 'text/html' } });

describe('before enrolment', () => {
  test('what is recorded waits for nobody knows how long, and no request is made', async () => {
    const hub = fakeHub();
    const device = await aDevice({ fetch: hub.fetch });
    await device.record(some(2));
    expect(await device.sync().syncNow()).toMatchObject({ phase: 'not-enrolled', waiting: 2, problem: null });
    expect(hub.asked).toEqual([]);
  });

  test.each([
    ['http://hub.example', 'hub-address-invalid'],
    ['ftp://hub.example', 'hub-address-invalid'],
    ['https://user:secret@hub.example', 'hub-address-invalid'],
    ['', 'hub-address-invalid'],
    ['not an address', 'hub-address-invalid'],
  ])('address %j is refused before anything is sent', async (hubUrl, code) => {
    const hub = fakeHub();
    const device = await aDevice({ fetch: hub.fetch });
    const answer = await device.sync().enrol({ hubUrl, code: 'A', deviceName: 'Tablet' });
    expect(answer).toMatchObject({ ok: false, problem: { code } });
    expect(hub.asked).toEqual([]);
  });

  test('an address without https:// is taken as one with it, and slashes at the end are left off', async () => {
    const { hub } = await anEnrolledDevice();
    const device = await aDevice({ fetch: hub.fetch });
    await device.enrol(' hub.example/ ', 'A');
    expect(device.sync().enrolment()?.hubUrl).toBe('https://hub.example');
  });

  test('a refusal of the code comes back as it is, and nothing is written', async () => {
    const hub = fakeHub();
    const device = await aDevice({ fetch: hub.fetch });
    hub.answerNext('/v1/devices', () =>
      Response.json({ problem: problem('enrolment-code-used') }, { status: 410 }),
    );
    const answer = await device.sync().enrol({ hubUrl: hub.url, code: 'A', deviceName: 'Tablet' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'enrolment-code-used' } });
    expect(kinds(device)).toEqual([]);
  });
});

describe('a round', () => {
  test('Y6: a change that cannot be read back holds up no other, and is sent when it can', async () => {
    const { hub, device } = await anEnrolledDevice();
    const changes = await device.record(some(5));
    await device.sync().syncNow();
    const more = await device.record(some(5));
    const [, unread] = more;
    await expect.poll(() => device.sync().status().waiting).toBe(5);
    const { read } = device.journal;
    const without = vi.spyOn(device.journal, 'read').mockImplementation(async (from, limit) => {
      const entries = await read(from, limit);
      return entries.filter(
        ({ entry }) => entry.kind !== 'own' || !entry.change.text.includes(unread!.changeId),
      );
    });
    expect(await device.sync().syncNow()).toMatchObject({ phase: 'idle', waiting: 1, problem: null });
    without.mockRestore();
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
    const sent = hub.pushes.flat().map((change) => parseChange(change).changeId);
    expect(sent.toSorted()).toEqual([...changes, ...more].map(({ changeId }) => changeId).toSorted());
  });

  test('Y6: loads everything once, then sends what waits, oldest first, and tells what was received', async () => {
    const { hub, device } = await anEnrolledDevice();
    expect(kinds(device)).toEqual(['enrolled', 'first-load']);
    const changes = await device.record(some(450));
    const status = await device.sync().syncNow();
    expect(hub.pushes.map((p) => p.length)).toEqual([200, 200, 50]);
    expect(hub.pushes.flat().map((c) => parseChange(c).changeId)).toEqual(changes.map((c) => c.changeId));
    expect(status).toMatchObject({
      phase: 'idle',
      waiting: 0,
      lastReceiptNumber: '0000-0450',
      problem: null,
    });
    expect(status.lastReceivedAt).not.toBeNull();
    expect(status.lastContactAt).not.toBeNull();
    expect(Math.abs(status.clockSkewMs ?? 1e9)).toBeLessThan(5000);
    await device.sync().syncNow();
    expect(hub.pushes).toHaveLength(3);
    expect(hub.asked.filter((path) => path.includes('first-load'))).toHaveLength(1);
  });

  test('sends a change larger than a batch alone', async () => {
    const { hub, device } = await anEnrolledDevice();
    const big = aMarkDraft({ type: 'big', body: { text: 'x'.repeat(1_500_000) } });
    await device.record([aMarkDraft(), big, aMarkDraft()]);
    await device.sync().syncNow();
    expect(hub.pushes.map((p) => p.length)).toEqual([1, 1, 1]);
  });

  test('shows how far it is while it sends', async () => {
    const { device } = await anEnrolledDevice();
    await device.record(some(500));
    const seen: SyncStatus[] = [];
    device.sync().onStatus(() => seen.push(device.sync().status()));
    await device.sync().syncNow();
    expect(seen.filter((s) => s.phase === 'sending').map((s) => [s.sent, s.sending])).toContainEqual([
      200, 500,
    ]);
    expect(seen.some((s) => s.phase === 'fetching')).toBe(true);
    expect(seen.at(-1)).toEqual(device.sync().status());
  });

  test('writes nothing when nothing is new', async () => {
    const { device } = await anEnrolledDevice();
    const before = device.journal.head().position;
    await device.sync().syncNow();
    await device.sync().syncNow();
    expect(device.journal.head().position).toBe(before);
  });

  test('goes on after a crash from what the journal says', async () => {
    const { hub, device } = await anEnrolledDevice();
    await device.record(some(3));
    await device.sync().syncNow();
    await device.record(some(2));
    await device.restart();
    expect(device.sync().status()).toMatchObject({ waiting: 2, lastReceiptNumber: '0000-0003' });
    await device.sync().syncNow();
    expect(hub.pushes.map((p) => p.length)).toEqual([3, 2]);
  });

  test('keeps a receipt out of the journal that the disk does not take, and asks for it again', async () => {
    const { hub, device } = await anEnrolledDevice();
    await device.record(some(2));
    device.journal.failAppends(1);
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 2, problem: { code: 'disk-full' } });
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
    expect(hub.pushes.map((p) => p.length)).toEqual([2, 2]);
  });
});

describe('Y9: an answer that is not the hub speaking', () => {
  test.each([
    ['a login page', html(200)],
    ['an error page of a gateway', html(502)],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://login.example' } })],
    ['half of JSON', () => new Response('{"text":"{')],
    ['JSON of another shape', () => Response.json({ hello: 1 })],
    ['a problem nobody knows', () => Response.json({ problem: { code: 'x', details: {} } }, { status: 400 })],
  ])('%s is shown, changes nothing, and the next round heals it', async (_name, answer) => {
    const { hub, device } = await anEnrolledDevice();
    await device.record(some(2));
    const before = device.journal.head().position;
    hub.answerNext('/v1/changes', answer);
    expect(await device.sync().syncNow()).toMatchObject({
      phase: 'waiting-for-hub',
      waiting: 2,
      problem: { code: 'hub-answer-not-understood' },
    });
    expect(device.journal.head().position).toBe(before);
    expect(await device.sync().syncNow()).toMatchObject({ phase: 'idle', waiting: 0, problem: null });
  });

  test('no answer at all is the hub being unreachable', async () => {
    const { hub, device } = await anEnrolledDevice();
    await device.record(some(1));
    hub.answerNext('/v1/changes', () => Promise.reject(new TypeError('fetch failed')));
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 1, problem: { code: 'hub-unreachable' } });
  });

  test('a device the hub no longer knows is told so', async () => {
    const { hub, device } = await anEnrolledDevice();
    hub.answerNext('/v1/changes', () =>
      Response.json({ problem: problem('device-unknown') }, { status: 401 }),
    );
    expect(await device.sync().syncNow()).toMatchObject({ problem: { code: 'device-unknown' } });
  });

  test('Y8: a first load that is not whole is not kept', async () => {
    const hub = fakeHub();
    const device = await aDevice({ fetch: hub.fetch });
    const bytes = new Uint8Array([1, 2, 3]);
    hub.answerNext(
      '/v1/first-load',
      () => new Response(bytes, { headers: { 'vakproef-digest': '0'.repeat(64) } }),
      9,
    );
    await device.enrol(hub.url, 'A');
    expect(await device.sync().syncNow()).toMatchObject({ problem: { code: 'hub-answer-not-understood' } });
    expect(kinds(device)).toEqual(['enrolled']);
  });

  test('Y8: a first load with a change that does not match its hash is not kept, although its bytes came whole', async () => {
    const hub = fakeHub();
    const device = await aDevice({ fetch: hub.fetch });
    const wrong = { seq: 1, text: '{}', hash: '0'.repeat(64), signature: '' };
    const bytes = Uint8Array.from(await aLoadFile([wrong], { epoch: hub.enrolAnswer.epoch, cursor: 1 }));
    const digest = createHash('sha256').update(bytes).digest('hex');
    hub.answerNext(
      '/v1/first-load',
      () => new Response(bytes, { headers: { 'vakproef-digest': digest } }),
      9,
    );
    await device.enrol(hub.url, 'A');
    expect(await device.sync().syncNow()).toMatchObject({ problem: { code: 'hub-answer-not-understood' } });
    expect(kinds(device)).toEqual(['enrolled']);
  });
});

describe('Y7: a receipt is believed only when', () => {
  test.each([
    [
      'the hub signed it',
      (hub: FakeHub) =>
        hub.answerNext('/v1/changes', () => {
          const text = JSON.stringify({ receipts: [] });
          return Response.json({ text, signature: fakeHub().signAnswer(text).signature });
        }),
    ],
    [
      'it is about this device',
      (hub: FakeHub) => hub.bend((list) => ({ ...list, deviceId: newId<'Device'>() })),
    ],
    ['it is about this hub', (hub: FakeHub) => hub.bend((list) => ({ ...list, hubId: newId() }))],
    [
      'its hash is ours',
      (hub: FakeHub) =>
        hub.bend((list) => ({
          ...list,
          receipts: list.receipts.map((r) => ({ ...r, hash: '0'.repeat(64) })),
        })),
    ],
    [
      'it names what was sent',
      (hub: FakeHub) =>
        hub.bend((list) => ({
          ...list,
          receipts: list.receipts.map((r) => ({ ...r, changeId: newId<'Change'>() })),
        })),
    ],
    [
      'it does not also refuse the change',
      (hub: FakeHub) =>
        hub.bend((list) => ({
          ...list,
          refusals: list.receipts.map((r) => ({ changeId: r.changeId, problem: problem('hash-wrong') })),
        })),
    ],
    [
      'refusals name what was sent',
      (hub: FakeHub) =>
        hub.bend((list) => ({
          ...list,
          refusals: [{ changeId: newId<'Change'>(), problem: problem('hash-wrong') }],
        })),
    ],
  ])('%s', async (_name, spoil) => {
    const { hub, device } = await anEnrolledDevice();
    await device.record(some(2));
    spoil(hub);
    expect(await device.sync().syncNow()).toMatchObject({
      waiting: 2,
      refused: 0,
      lastReceiptNumber: null,
      problem: { code: 'hub-answer-not-understood' },
    });
    expect(kinds(device)).toEqual(['enrolled', 'first-load', 'own', 'own']);
    hub.bend(null);
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
  });
});

describe('Y8: a feed is believed only when', () => {
  test('every change matches its hash and numbers run upward', async () => {
    const { hub, device } = await anEnrolledDevice();
    const { epoch } = hub.enrolAnswer;
    const good = {
      text: '{}',
      hash: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
      signature: '',
    };
    const pages = [
      { epoch, changes: [{ ...good, hash: '0'.repeat(64), seq: 1 }], cursor: 1, hasMore: false },
      {
        epoch,
        changes: [
          { ...good, seq: 2 },
          { ...good, seq: 1 },
        ],
        cursor: 2,
        hasMore: false,
      },
      { epoch, changes: [{ ...good, seq: 5 }], cursor: 1, hasMore: false },
      { epoch, changes: [], cursor: 0, hasMore: true },
    ];
    for (const page of pages) {
      hub.answerNext('/v1/changes', () => Response.json(page));
      expect(await device.sync().syncNow()).toMatchObject({ problem: { code: 'hub-answer-not-understood' } });
    }
    expect(kinds(device)).toEqual(['enrolled', 'first-load']);
  });
});

describe('a refused change', () => {
  test('is kept, counted, and never sent again by itself, also after a restart or a new epoch', async () => {
    const { hub, device } = await anEnrolledDevice();
    const [refused] = await device.record(some(1));
    hub.refuse(problem('stale-revision', { documentId: 'd' }));
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, refused: 1, problem: null });
    expect(device.journal.entries().at(-1)).toMatchObject({
      kind: 'refused',
      changeId: refused?.changeId,
      problem: { code: 'stale-revision', details: { documentId: 'd' } },
    });
    hub.refuse(null);
    await device.restart();
    hub.putBack();
    await device.record(some(1));
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, refused: 1 });
    expect(
      hub.pushes
        .slice(1)
        .flat()
        .map((c) => parseChange(c).changeId),
    ).not.toContain(refused?.changeId);
  });
});

describe('a hub in a new epoch', () => {
  test('Y2, Y5: gets everything own again, and everything is loaded anew', async () => {
    const { hub, device } = await anEnrolledDevice();
    const changes = await device.record(some(3));
    await device.sync().syncNow();
    hub.putBack();
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
    expect(hub.pushes.at(-1)?.map((c) => parseChange(c).changeId)).toEqual(changes.map((c) => c.changeId));
    expect(kinds(device).filter((kind) => kind === 'first-load')).toHaveLength(2);
    await device.restart();
    expect(device.sync().status().waiting).toBe(0);
  });

  test('is noticed at a push too', async () => {
    const { hub, device } = await anEnrolledDevice();
    await device.record(some(2));
    await device.sync().syncNow();
    hub.putBack();
    await device.record(some(1));
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
    expect(hub.pushes.map((p) => p.length)).toEqual([2, 1, 2]);
  });
});

test('Y12: a lost first load is asked for again', async () => {
  const { hub, device } = await anEnrolledDevice();
  await device.restart();
  await device.sync().syncNow();
  expect(kinds(device)).toEqual(['enrolled', 'first-load']);
  device.bodies.lose();
  await device.restart();
  await device.sync().syncNow();
  await device.sync().syncNow();
  expect(kinds(device)).toEqual(['enrolled', 'first-load', 'first-load']);
  expect(hub.asked.filter((asked) => asked === 'GET /v1/first-load')).toHaveLength(2);
});

test('a hub whose feed and first load name different epochs is not asked on and on', async () => {
  const { hub, device } = await anEnrolledDevice();
  const other = { epoch: hub.enrolAnswer.hubId, changes: [], cursor: 0, hasMore: false };
  hub.answerNext('/v1/changes', () => Response.json(other), 5);
  expect(await device.sync().syncNow()).toMatchObject({ problem: { code: 'hub-answer-not-understood' } });
  expect(hub.asked.filter((asked) => asked === 'GET /v1/first-load')).toHaveLength(2);
});

test('Y11: a round under way writes nothing behind a new enrolment', async () => {
  const { hub, device } = await anEnrolledDevice();
  await device.record(some(1));
  const { hubId, epoch } = hub.enrolAnswer;
  const answers: (() => void)[] = [];
  hub.answerNext('/v1/changes', () => {
    const [change] = device.journal
      .entries()
      .flatMap((entry) => (entry.kind === 'own' ? [entry.change] : []));
    if (!change) throw new Error('nothing was recorded');
    const receipt = {
      changeId: parseChange(change).changeId,
      hash: change.hash,
      seq: 1,
      receivedAt: new Date().toISOString(),
      number: '0000-0001',
    };
    const list = {
      hubId,
      epoch,
      durability: 'flushed',
      deviceId: device.deviceId,
      receipts: [receipt],
      refusals: [],
    };
    const signed = hub.signAnswer(JSON.stringify(list));
    return new Promise((resolve) => answers.push(() => resolve(Response.json(signed))));
  });
  const round = device.sync().syncNow();
  await expect.poll(() => hub.asked.at(-1)).toBe('POST /v1/changes');
  const joined = device.enrol(hub.url, 'BBBB');
  await expect.poll(() => hub.asked.at(-1)).toBe('POST /v1/devices');
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (const answer of answers) answer();
  await Promise.all([round, joined]);
  expect(kinds(device)).toEqual(['enrolled', 'first-load', 'own', 'receipts', 'enrolled']);
});

test('a refusal for a reason of a newer hub is still a refusal', async () => {
  const { hub, device } = await anEnrolledDevice();
  await device.record(some(1));
  hub.refuse({ code: 'from-the-future' as 'internal', details: {} });
  expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, refused: 1, problem: null });
  expect(device.journal.entries().at(-1)).toMatchObject({
    kind: 'refused',
    problem: { code: 'reason-unknown' },
  });
});

test('a refused version counts no more once a later version of that document was received', async () => {
  const { hub, device } = await anEnrolledDevice();
  const about = aDocumentDraft();
  hub.refuse(problem('stale-revision'));
  await device.record([about, aDocumentDraft()]);
  expect(await device.sync().syncNow()).toMatchObject({ refused: 2 });
  hub.refuse(null);
  await device.record([{ ...aDocumentDraft(), subjectId: about.subjectId }]);
  expect(await device.sync().syncNow()).toMatchObject({ refused: 1, waiting: 0 });
  await device.restart();
  expect(device.sync().status()).toMatchObject({ refused: 1, waiting: 0 });
});

test('changes made for another organisation are not sent to this one', async () => {
  const { hub, device } = await anEnrolledDevice();
  await device.record(some(2));
  const other = fakeHub();
  hub.answerNext('/v1/devices', () =>
    Response.json({
      ...other.enrolAnswer,
      organisationId: newId<'Organisation'>(),
      hubId: hub.enrolAnswer.hubId,
    }),
  );
  await device.enrol(hub.url, 'A');
  expect(device.sync().status().waiting).toBe(0);
  await device.record(some(1));
  await expect.poll(() => device.sync().status().waiting).toBe(1);
});

describe('the loop', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function aRunningDevice() {
    const { hub, device } = await anEnrolledDevice();
    device.sync().start();
    await vi.advanceTimersByTimeAsync(1);
    return { hub, device };
  }

  test('sends by itself soon after something was recorded, in one push', async () => {
    const { hub, device } = await aRunningDevice();
    await device.record(some(1));
    await device.record(some(1));
    await vi.advanceTimersByTimeAsync(300);
    expect(hub.pushes.map((p) => p.length)).toEqual([2]);
    await device.sync().close();
  });

  test('looks for news of others every quarter of a minute', async () => {
    const { hub, device } = await aRunningDevice();
    const before = hub.asked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hub.asked.length - before).toBeGreaterThanOrEqual(4);
    expect(hub.asked.length - before).toBeLessThanOrEqual(6);
    await device.sync().close();
  });

  test('Y10: waits longer and longer for a hub that is away, never longer than half a minute, and new work does not hurry it', async () => {
    const { hub, device } = await aRunningDevice();
    hub.answerNext('/v1/', () => Promise.reject(new TypeError('fetch failed')), 1e6);
    await device.record(some(1));
    const times: number[] = [];
    const start = Date.now();
    for (let seen = hub.asked.length; times.length < 9; ) {
      await vi.advanceTimersByTimeAsync(50);
      if (hub.asked.length === seen) continue;
      times.push(Date.now() - start);
      seen = hub.asked.length;
      await device.record(some(1));
    }
    const waits = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    const nominal = [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000];
    for (const [i, wait] of waits.entries()) {
      expect(wait).toBeLessThanOrEqual((nominal[i] ?? 0) + 100);
      expect(wait).toBeGreaterThanOrEqual((nominal[i] ?? 0) * 0.75 - 100);
    }
    expect(device.sync().status()).toMatchObject({
      phase: 'waiting-for-hub',
      problem: { code: 'hub-unreachable' },
    });
    await device.sync().close();
  });

  test('Y10: serves a person who asks at once, and then is patient no more', async () => {
    const { hub, device } = await aRunningDevice();
    hub.answerNext('/v1/', () => Promise.reject(new TypeError('fetch failed')), 3);
    await device.record(some(1));
    await vi.advanceTimersByTimeAsync(5000);
    expect(await device.sync().syncNow()).toMatchObject({ phase: 'idle', waiting: 0 });
    await device.record(some(1));
    await vi.advanceTimersByTimeAsync(300);
    expect(device.sync().status().waiting).toBe(0);
    await device.sync().close();
  });

  test('Y10: leaves a hub alone for as long as it asks, and loses nothing by it', async () => {
    const { hub, device } = await aRunningDevice();
    hub.answerNext('/v1/', () =>
      Response.json({ problem: problem('too-many-requests', { seconds: 40 }) }, { status: 429 }),
    );
    await device.record(some(1));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(device.sync().status()).toMatchObject({ waiting: 1, problem: { code: 'too-many-requests' } });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(device.sync().status()).toMatchObject({ waiting: 0, problem: null });
    await device.sync().close();
  });

  test('sends what was recorded during a round in a round soon after it', async () => {
    const { hub, device } = await aRunningDevice();
    hub.answerNext('/v1/changes?', async () => {
      await device.record(some(1));
      return Response.json({ epoch: hub.enrolAnswer.epoch, changes: [], cursor: 0, hasMore: false });
    });
    await device.sync().syncNow();
    await vi.advanceTimersByTimeAsync(300);
    expect(hub.pushes.map((p) => p.length)).toEqual([1]);
    await device.sync().close();
  });

  test('asks nothing more once it is closed, and cuts off a request under way', async () => {
    const hub = fakeHub();
    const stuck = vi.fn<typeof globalThis.fetch>(
      (_input, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        }),
    );
    let isStuck = false;
    const device = await aDevice({ fetch: (input, init) => (isStuck ? stuck : hub.fetch)(input, init) });
    await device.enrol(hub.url, 'A');
    await device.sync().syncNow();
    isStuck = true;
    const round = device.sync().syncNow();
    await vi.advanceTimersByTimeAsync(10);
    await device.sync().close();
    await round;
    await device.record(some(1));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(stuck).toHaveBeenCalledTimes(1);
  });
});
