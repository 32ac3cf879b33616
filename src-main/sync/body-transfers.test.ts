/** Files go to the hub after the changes that name them, and nothing is received before they are; and they come back. */
import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problem } from '../../shared/kernel/problem';
import { fileBytesHeader } from '../../shared/protocol/body-api';
import { digestHeader, signatureHeader } from '../../shared/protocol/hub-api';
import { composeLoadWord, composePageWord } from '../../shared/protocol/hub-word';
import { aDraftNaming, putFile } from '../../test/builders/a-file';
import { aFolder } from '../../test/builders/a-journal';
import { aLoadFile } from '../../test/builders/a-load-file';
import { value } from '../../test/builders/value';
import { type FakeHub, fakeHub } from '../../test/fakes/fake-hub';
import { type FakeUploads, fakeUploads } from '../../test/fakes/fake-uploads';
import { aDevice, type TestDevice } from '../../test/hub/a-device';

type Lab = {
  readonly hub: FakeHub;
  readonly uploads: FakeUploads;
  readonly device: TestDevice;
  readonly folder: string;
  /** A round, and what goes after it. */
  readonly round: () => Promise<void>;
  /** Records a mark that names files of these lengths; the digests. */
  readonly name: (...lengths: readonly number[]) => Promise<readonly string[]>;
};

async function aLab(): Promise<Lab> {
  const hub = fakeHub();
  const uploads = fakeUploads(hub);
  const folder = join(aFolder(), 'files');
  const device = await aDevice({ fetch: uploads.fetch, filesFolder: folder });
  await device.enrol(hub.url, 'AAAA-BBBB-CCCC-DDDD');
  await device.sync().syncNow();
  return {
    ...{ hub, uploads, device, folder },
    round: async () => {
      await device.sync().syncNow();
      await device.sync().transfers.settled();
    },
    name: async (...lengths) => {
      const named = [];
      for (const bytes of lengths)
        named.push({ digest: await putFile(device.files, randomBytes(bytes)), bytes });
      await device.record([aDraftNaming(named)]);
      await expect.poll(() => device.sync().transfers.state().waiting.count).toBeGreaterThan(0);
      return named.map(({ digest }) => digest);
    },
  };
}
const kinds = (device: TestDevice): string[] => device.journal.entries().map(({ kind }) => kind);
const waitingOf = ({ device }: Lab) => device.sync().status().filesWaiting;

test('Y26 a file goes after its change, and the change is received with the receipt of the file, not before', async () => {
  const lab = await aLab();
  const { device, uploads } = lab;
  let seenOnTheWay = device.sync().status();
  uploads.onPiece = () => {
    seenOnTheWay = device.sync().status();
  };
  const [digest] = await lab.name(3_400_000);
  await expect.poll(() => waitingOf(lab)).toEqual({ count: 1, bytes: 3_400_000 });
  await lab.round();
  // The hub had the change and its receipt by then, and still the file was told to wait.
  expect(seenOnTheWay).toMatchObject({ waiting: 0, filesWaiting: { count: 1, bytes: 3_400_000 } });
  expect(waitingOf(lab)).toBeUndefined();
  expect(createHash('sha256').update(uploads.arrived.get(digest!)!).digest('hex')).toBe(digest);
  expect(kinds(device).slice(-3)).toEqual(['own', 'receipts', 'body-receipts']);
  expect(device.sync().transfers.state()).toMatchObject({
    waiting: { count: 0 },
    sending: null,
    failures: [],
  });
});

test('the smallest file goes first, whatever was made first, and each once', async () => {
  const lab = await aLab();
  const digests = await lab.name(900_000, 10, 40_000);
  await lab.round();
  await lab.round();
  const begun = lab.uploads.asked.filter((one) => one.startsWith('HEAD')).map((one) => one.slice(5));
  expect(begun).toEqual([digests[1], digests[2], digests[0]].map((digest) => digest!.slice(0, 6)));
  expect(lab.uploads.came()).toBe(940_010);
});

test('complete is no receipt: what the hub does not hold waits on, and goes again', async () => {
  const lab = await aLab();
  lab.uploads.losesWhole = true;
  const [digest] = await lab.name(1000);
  await lab.round();
  expect(waitingOf(lab)).toEqual({ count: 1, bytes: 1000 });
  expect(lab.device.sync().transfers.state().failures).toMatchObject([
    { digest, bytes: 1000, problem: { code: 'hub-busy' } },
  ]);
  expect(kinds(lab.device)).not.toContain('body-receipts');
  lab.uploads.losesWhole = false;
  await lab.device.restart();
  await lab.round();
  expect(waitingOf(lab)).toBeUndefined();
});

test('a file that arrives otherwise is refused, told with its reason, and waits', async () => {
  const lab = await aLab();
  lab.uploads.bend = (piece) => Buffer.alloc(piece.length, 1);
  const [digest, other] = await lab.name(500, 600);
  await lab.round();
  const { failures, waiting } = lab.device.sync().transfers.state();
  expect(failures.map(({ digest: one, problem: why }) => [one, why.code])).toEqual([
    [digest, 'body-differs'],
    [other, 'body-differs'],
  ]);
  expect(waiting).toEqual({ count: 2, bytes: 1100 });
  // Y10: a person who asks is served at once.
  lab.uploads.bend = null;
  await lab.round();
  expect(waitingOf(lab)).toBeUndefined();
});

test('a file that is not on the device any more is told, and holds up no other', async () => {
  const lab = await aLab();
  const [lost] = await lab.name(500);
  rmSync(join(lab.folder, `${lost}.own`));
  await lab.name(900);
  await lab.round();
  expect(lab.device.sync().transfers.state()).toMatchObject({
    waiting: { count: 1, bytes: 500 },
    failures: [{ digest: lost, problem: { code: 'body-missing' } }],
  });
});

test('whatever cuts it off, it goes on where the hub has come: nothing is sent from zero, and it arrives once', async () => {
  const lab = await aLab();
  const [digest] = await lab.name(6_000_000);
  let pieces = 0;
  lab.uploads.cut = (bytes) => {
    pieces += 1;
    return pieces % 2 ? Math.floor(bytes / 3) : null;
  };
  for (let rounds = 0; rounds < 60 && waitingOf(lab) !== undefined; rounds++) {
    await lab.round();
    if (rounds % 5 === 4) await lab.device.restart();
  }
  expect(waitingOf(lab)).toBeUndefined();
  expect(lab.uploads.came()).toBe(6_000_000);
  expect(lab.uploads.arrived.get(digest!)).toHaveLength(6_000_000);
  expect(kinds(lab.device).filter((kind) => kind === 'body-receipts')).toHaveLength(1);
});

test('Y2 Y27 in a new epoch files wait again, and a change made later asks about the same file anew', async () => {
  const lab = await aLab();
  const { device, hub } = lab;
  const bytes = randomBytes(2000);
  const digest = await putFile(device.files, bytes);
  const file = { digest, bytes: 2000 };
  await device.record([aDraftNaming([file])]);
  await lab.round();
  await device.record([aDraftNaming([file])]);
  await expect.poll(() => waitingOf(lab)).toEqual({ count: 1, bytes: 2000 });
  await lab.round();
  expect(waitingOf(lab)).toBeUndefined();
  expect(lab.uploads.came()).toBe(2000);
  hub.putBack();
  await device.sync().syncNow();
  expect(waitingOf(lab)).toEqual({ count: 1, bytes: 2000 });
  await lab.round();
  // The fake keeps what arrived, and says so when it is asked; the hub of now receipts it after that.
  hub.holdBody(digest, 2000);
  await device.restart();
  await lab.round();
  expect(waitingOf(lab)).toBeUndefined();
});

test('a word that is not the hub’s, of another length, or of a hub that has it in memory only ends no waiting', async () => {
  const lab = await aLab();
  const { hub, device } = lab;
  const [digest] = await lab.name(1000);
  const { hubId, epoch } = hub.enrolAnswer;
  const list = {
    ...{ hubId, epoch, durability: 'flushed', deviceId: device.deviceId, missing: [], erased: [] },
    bodies: [{ digest, bytes: 1000, receivedAt: new Date().toISOString(), number: '0000-0001' }],
  };
  const signed = (over: object) => hub.signAnswer(JSON.stringify({ ...list, ...over }));
  const lies = [
    { ...signed({}), signature: fakeHub().signAnswer('x').signature },
    signed({ hubId: crypto.randomUUID() }),
    signed({ epoch: crypto.randomUUID() }),
    signed({ bodies: [{ ...list.bodies[0], bytes: 999 }] }),
    signed({ durability: 'memory' }),
    signed({ bodies: [], erased: ['f'.repeat(64)] }),
  ];
  lab.uploads.losesWhole = true;
  for (const lie of lies) {
    // Nothing rests that another lie made fail.
    await device.restart();
    hub.answerNext('/v1/bodies/receipts', () => Response.json(lie));
    await lab.round();
    expect(waitingOf(lab)).toEqual({ count: 1, bytes: 1000 });
  }
  expect(kinds(device)).not.toContain('body-receipts');
  // What was erased at the hub nobody waits for.
  hub.answerNext('/v1/bodies/receipts', () => Response.json(signed({ bodies: [], erased: [digest] })));
  await device.restart();
  await lab.round();
  expect(waitingOf(lab)).toBeUndefined();
});

test('a mark that is given meanwhile goes first: the file stops at its next piece and goes on after it', async () => {
  const lab = await aLab();
  const { device, uploads, hub } = lab;
  await lab.name(3_000_000);
  let isMarked = false;
  uploads.onPiece = async () => {
    if (isMarked) return;
    isMarked = true;
    await device.record([aDraftNaming([])]);
    await expect.poll(() => device.sync().status().waiting).toBe(1);
  };
  await lab.round();
  expect(waitingOf(lab)).toBeDefined();
  expect(uploads.came()).toBeLessThan(3_000_000);
  await lab.round();
  expect([waitingOf(lab), uploads.came(), hub.pushes.length]).toEqual([undefined, 3_000_000, 2]);
});

test('Y23 a device that lost its access hands in its files, too, before what opens things here goes', async () => {
  const lab = await aLab();
  const { device, hub, uploads } = lab;
  const revoked = () => Response.json({ problem: problem('device-revoked') }, { status: 403 });
  const [digest] = await lab.name(1000);
  let shutOutAt = 0;
  uploads.onPiece = () => {
    shutOutAt = kinds(device).indexOf('shut-out');
  };
  hub.answerNext('/v1/changes?', revoked, 9);
  await lab.round();
  expect([shutOutAt, uploads.arrived.has(digest!), waitingOf(lab)]).toEqual([-1, true, undefined]);
  expect(kinds(device)).not.toContain('shut-out');
  await lab.round();
  expect(kinds(device).at(-1)).toBe('shut-out');
});

test('Y28 what was fetched for one centre is let go when the device joins another', async () => {
  const lab = await aLab();
  const [digest] = await lab.name(1000);
  await lab.round();
  await lab.device.files.remove(digest!);
  value(await lab.device.sync().transfers.fetch(digest!));
  await lab.device.enrol(lab.hub.url, 'AAAA-BBBB-CCCC-DDDD');
  expect(await lab.device.files.sizeOf(digest!)).toMatchObject({ problem: { code: 'body-missing' } });
});

test('Y21 Y28 what was fetched is let go when the device is loaded anew with less', async () => {
  const lab = await aLab();
  const { device, hub } = lab;
  const [digest] = await lab.name(1000);
  await lab.round();
  await device.files.remove(digest!);
  value(await device.sync().transfers.fetch(digest!));
  const { hubId, epoch, organisationId } = hub.enrolAnswer;
  const { signature } = hub.signAnswer(composePageWord(hubId, epoch, [], true));
  const page = { epoch, changes: [], cursor: 1, hasMore: false, mustLoad: true, signature };
  hub.answerNext('/v1/changes?', () => Response.json(page));
  const bytes = await aLoadFile([], { epoch, cursor: 1, sees: 'some' });
  const named = createHash('sha256').update(bytes).digest('hex');
  const word = hub.signAnswer(composeLoadWord(hubId, organisationId, named));
  const headers = { [digestHeader]: named, [signatureHeader]: word.signature };
  hub.answerNext('/v1/first-load', () => new Response(new Uint8Array(bytes), { headers }));
  await lab.round();
  expect(device.journal.entries().at(-1)).toMatchObject({ kind: 'first-load', isAnew: true });
  expect(await device.files.sizeOf(digest!)).toMatchObject({ problem: { code: 'body-missing' } });
});

test('what comes from the hub is whole or not there: in ranges, over a line that breaks, and never otherwise than named', async () => {
  const lab = await aLab();
  const { device, uploads } = lab;
  const [digest] = await lab.name(2_500_000);
  await lab.round();
  await device.files.remove(digest!);
  const { fetch, state } = device.sync().transfers;
  expect(await fetch('a'.repeat(64))).toEqual({ ok: false, problem: problem('body-missing') });
  uploads.bend = (piece) => Buffer.alloc(piece.length, 7);
  expect(await fetch(digest!)).toMatchObject({ ok: false, problem: { code: 'body-differs' } });
  uploads.bend = null;
  uploads.cut = () => 0;
  expect(await fetch(digest!)).toMatchObject({ ok: false, problem: { code: 'hub-unreachable' } });
  expect(await device.files.sizeOf(digest!)).toMatchObject({ problem: { code: 'body-missing' } });
  let asked = 0;
  uploads.cut = () => {
    asked += 1;
    return asked % 2 ? 0 : null;
  };
  const [first, second] = await Promise.all([fetch(digest!), fetch(digest!)]);
  expect([first, second]).toEqual(Array(2).fill({ ok: true, value: { bytes: 2_500_000 } }));
  expect(state().fetching).toEqual([]);
  const read = value(await device.files.read(digest!, 2_499_000, 5000));
  expect(Buffer.from(read).equals(uploads.arrived.get(digest!)!.subarray(2_499_000))).toBe(true);
});

test('a list of many pictures asks for all of them, and the hub for a few at once', async () => {
  const lab = await aLab();
  const { device, uploads } = lab;
  const digests = await lab.name(...Array.from({ length: 30 }, (_, at) => 100 + at));
  await lab.round();
  for (const digest of digests) await device.files.remove(digest);
  let [now, most] = [0, 0];
  const transfers = () => device.sync().transfers;
  let allAsked: Promise<void> | null = null;
  uploads.onGive = async () => {
    now += 1;
    most = Math.max(most, now);
    // Nobody gets anything before all have asked, and as many are being answered as may be.
    allAsked ??= expect.poll(() => [transfers().state().fetching.length, now >= 4]).toEqual([30, true]);
    await allAsked;
    now -= 1;
  };
  const fetched = await Promise.all(digests.map((digest) => transfers().fetch(digest)));
  expect(fetched.filter(({ ok }) => ok)).toHaveLength(30);
  expect(most).toBe(4);
});

test('Y28 what is on its way here while it is let go is not kept', async () => {
  const lab = await aLab();
  const { device, uploads } = lab;
  const [digest] = await lab.name(1000);
  await lab.round();
  await device.files.remove(digest!);
  const { fetch, letGo } = device.sync().transfers;
  let letting: Promise<void> | null = null;
  uploads.onGive = async () => {
    letting ??= letGo();
  };
  expect((await fetch(digest!)).ok).toBe(false);
  await letting;
  expect(await device.files.sizeOf(digest!)).toMatchObject({ problem: { code: 'body-missing' } });
});

test('Y29 a file that the hub lost comes back from whoever holds it, though nothing waits for it', async () => {
  const lab = await aLab();
  const { device, uploads } = lab;
  const [own, other] = await lab.name(3000, 200);
  await lab.round();
  await device.files.remove(other!);
  value(await device.sync().transfers.fetch(other!));
  await lab.round();
  for (const digest of [own!, other!]) uploads.lose(digest);
  // Asked once a day and in each run of the program; in between nothing is asked.
  await lab.round();
  expect(uploads.arrived.size).toBe(0);
  const before = kinds(device).length;
  await device.restart();
  await lab.round();
  expect([...uploads.arrived.keys()].toSorted()).toEqual([own!, other!].toSorted());
  expect(kinds(device).slice(before)).not.toContain('body-receipts');
  expect(device.sync().status().problem).toBeNull();
});

test('tells how large a file the hub takes, before one is added that would wait for ever', async () => {
  const hub = fakeHub();
  let most: string | null = null;
  const fetch: typeof globalThis.fetch = async (...asked) => {
    const answer = await hub.fetch(...asked);
    if (most !== null) answer.headers.set(fileBytesHeader, most);
    return answer;
  };
  const device = await aDevice({ fetch });
  await device.enrol(hub.url, 'AAAA-BBBB-CCCC-DDDD');
  const heard: (number | null)[] = [];
  for (const said of [null, '50000000', 'many', '0']) {
    most = said;
    await device.sync().syncNow();
    heard.push(device.sync().transfers.state().mostBytes);
  }
  expect(heard).toEqual([null, 50_000_000, 50_000_000, 0]);
});
