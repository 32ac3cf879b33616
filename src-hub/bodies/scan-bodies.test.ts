/** H61: a virus scanner at the hub, whatever it does, over a real socket. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { openDocument } from '../../shared/records/open-record';
import { aClamd, type FakeClamd } from '../../test/fakes/fake-clamd';
import { aBody, aBodyScene, type BodyScene, eraseAt, type TestBody } from '../../test/hub/a-body-scene';
import { storeKinds } from '../../test/hub/a-body-store';
import { aDocumentDraft } from '../../test/hub/a-signer';
import { type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { describeScans } from '../commands/describe-scans';
import { createMetrics } from '../metrics';
import { parseScanner } from '../read-scanner';
import { readHeads } from '../store/read-heads';
import { openClamd, type Scanner, ScannerAwayError, type Verdict } from './clamd';
import { keepBodiesScanned } from './keep-scanned';
import { type ObjectStore, StoreError } from './object-store';
import { scanBodies } from './scan-bodies';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

async function* inPieces(bytes: Buffer, pieceBytes = 65_536): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** Ends only when nobody takes any more of it. */
async function* withoutEnd(): AsyncGenerator<Buffer> {
  for (;;) yield Buffer.alloc(65_536);
}

const verdictOf = (clamd: FakeClamd, bytes: Buffer, patienceMs = 20_000): Promise<Verdict> =>
  openClamd(clamd.place, patienceMs).scan(inPieces(bytes));

const none = (why: string) => ({ outcome: 'none', why });

test('H61: all bytes go to the scanner, and only a word about all of them counts', async () => {
  const { bytes } = aBody(3_000_000);
  const clamd = await aClamd();
  expect(await verdictOf(clamd, bytes)).toEqual({ outcome: 'clean' });
  expect(clamd.got.map((got) => got.equals(bytes))).toEqual([true]);
  expect(await verdictOf(clamd, Buffer.alloc(0))).toEqual({ outcome: 'clean' });

  clamd.answer = () => 'stream: Win.Test.EICAR_HDB-1 FOUND';
  expect(await verdictOf(clamd, bytes)).toEqual({ outcome: 'found', found: 'Win.Test.EICAR_HDB-1' });
  // Shown to people: no signs that a terminal or a screen would follow, and no end of it.
  clamd.answer = () => `stream: A\u0007\u001b[31m${'x'.repeat(3000)} FOUND`;
  expect(await verdictOf(clamd, bytes)).toEqual({ outcome: 'found', found: `A [31m${'x'.repeat(194)}` });

  const answers: readonly (readonly [string, string])[] = [
    ['INSTREAM size limit exceeded. ERROR', 'too-large'],
    ['stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND', 'too-large'],
    ['stream: Can’t allocate memory ERROR', 'unclear'],
    ['<html>502 Bad Gateway</html>', 'unclear'],
    ['OK', 'unclear'],
    ['', 'unclear'],
    ['close', 'cut'],
  ];
  for (const [answer, why] of answers) {
    clamd.answer = () => answer;
    expect([answer, await verdictOf(clamd, bytes)]).toEqual([answer, none(why)]);
  }
});

test('H61: a scanner that answers before it has everything looked at nothing, unless it found something', async () => {
  const { bytes } = aBody(9_000_000);
  const clamd = await aClamd({ early: () => 'stream: OK' });
  expect((await verdictOf(clamd, bytes)).outcome).toBe('none');
  clamd.early = () => 'close';
  expect(await verdictOf(clamd, bytes)).toEqual(none('cut'));
  clamd.early = (came) => (came > 100_000 ? 'stream: Eicar FOUND' : null);
  expect(await openClamd(clamd.place).scan(withoutEnd())).toEqual({ outcome: 'found', found: 'Eicar' });
  clamd.early = () => null;
  clamd.answer = () => 'silent';
  const silence = verdictOf(clamd, bytes.subarray(0, 100), 50);
  // A machine that has other things to do before it is connected: the scanner's time has not begun.
  for (const end = performance.now() + 60; performance.now() < end; );
  expect(await silence).toEqual(none('slow'));
  await clamd.end();
  await expect(verdictOf(clamd, bytes)).rejects.toThrow(ScannerAwayError);
  await expect(openClamd({ path: '/nowhere/clamd.ctl' }).version()).rejects.toThrow(ScannerAwayError);
});

test('H61: closed before it is connected, nothing is asked any more', async () => {
  const clamd = await aClamd();
  const scanner = openClamd(clamd.place);
  const asked = [scanner.version(), scanner.scan(inPieces(aBody(100).bytes))];
  scanner.close();
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(clamd.got).toEqual([]);
});

test('the scanner of the settings is a path or an address', () => {
  expect(parseScanner('/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
  expect(parseScanner('unix:/run/clamd')).toEqual({ path: '/run/clamd' });
  expect(parseScanner('clamav:3310')).toEqual({ host: 'clamav', port: 3310 });
  expect(parseScanner('[::1]:3310')).toEqual({ host: '::1', port: 3310 });
  for (const wrong of ['', 'clamav', 'clamav:0', 'clamav:70000', 'http://clamav:3310', 'a b:1', '::1:3310'])
    expect([wrong, parseScanner(wrong)]).toEqual([wrong, null]);
});

const hourMs = 3_600_000;

/** A hub whose clock a test sets, and files that it has. */
async function aScanScene(kind: keyof typeof storeKinds = 'folder') {
  const clock = { ms: Date.parse('2026-11-28T12:00:00Z') };
  const world = { ...realWorld, now: () => new Date(clock.ms) };
  const scene = await aBodyScene(lab, await storeKinds[kind](), { world });
  const later = (hours: number): void => {
    clock.ms += hours * hourMs;
  };
  return { ...scene, later };
}

async function aKept({ sender }: BodyScene, body: TestBody = aBody(1000)): Promise<TestBody> {
  await sender.name(body);
  expect(await sender.upload(body)).toBe(204);
  return body;
}

async function placeOf({ hub }: BodyScene, { digest }: TestBody): Promise<string> {
  const rows = hub.store.database.selectFrom('body').select('place').where('digest', '=', digest);
  return (await rows.executeTakeFirstOrThrow()).place;
}

/** As `hub check` does with one that does not read back. */
async function markDamaged({ hub }: BodyScene, { digest }: TestBody): Promise<void> {
  const { database, world } = hub.store;
  await database.updateTable('body').set({ damaged_at: world.now() }).where('digest', '=', digest).execute();
}

/** What stands in the feed about files: digest, what was found, withdrawn or not. */
async function warningsOf({ hub, organisationId }: BodyScene) {
  const heads = await readHeads(hub.store.database, organisationId, 'file-warning', 'all');
  return [...heads.values()].map((head) => {
    const opened = openDocument('file-warning', head);
    if (opened.state !== 'read') throw new Error('a warning that cannot be read');
    const { digest, found, isWithdrawn = false } = opened.body;
    return [digest, found, isWithdrawn];
  });
}

test.each(Object.keys(storeKinds) as (keyof typeof storeKinds)[])(
  'H61: what it finds every device is told, the file stays, and newer signatures may take the word back (%s)',
  async (kind) => {
    const scene = await aScanScene(kind);
    const { hub, sender, objects, later } = scene;
    const [bad, good] = [await aKept(scene), await aKept(scene)];
    const clamd = await aClamd({
      answer: (b) => (b.equals(bad.bytes) ? 'stream: Eicar FOUND' : 'stream: OK'),
    });
    const scanner = openClamd(clamd.place);
    const round = () => scanBodies(hub.store, objects, scanner);
    // Received before anybody looked.
    expect((await sender.receipts(bad, good)).bodies).toHaveLength(2);
    expect(await round()).toEqual({ looked: 2, isAway: false });
    expect(await warningsOf(scene)).toEqual([[bad.digest, 'Eicar', false]]);
    expect((await sender.receipts(bad)).bodies).toHaveLength(1);
    expect(Buffer.from(await (await sender.fetch(bad)).arrayBuffer()).equals(bad.bytes)).toBe(true);
    // Nothing is looked at twice by the same signatures, nor told twice by others.
    expect(await round()).toEqual({ looked: 0, isAway: false });
    clamd.version = 'ClamAV 1.4.1/27501';
    expect((await round()).looked).toBe(0);
    later(21);
    expect((await round()).looked).toBe(2);
    const lines = await hub.store.database.selectFrom('change').select('text').execute();
    expect(lines.filter(({ text }) => text?.includes('file-warning'))).toHaveLength(1);
    clamd.answer = () => 'stream: OK';
    clamd.version = 'ClamAV 1.4.1/27502';
    later(21);
    expect((await round()).looked).toBe(2);
    expect(await warningsOf(scene)).toEqual([[bad.digest, 'Eicar', true]]);
  },
);

test('H61: one file that gets no verdict holds up no other, and is offered again', async () => {
  const scene = await aScanScene();
  const { hub, objects, later } = scene;
  const [large, other, lost] = [
    await aKept(scene, aBody(5000)),
    await aKept(scene),
    await aKept(scene, aBody(600)),
  ];
  await objects.remove(await placeOf(scene, lost));
  const clamd = await aClamd({
    answer: (bytes) => (bytes.length > 4000 ? 'INSTREAM size limit exceeded. ERROR' : 'stream: OK'),
  });
  const round = () => scanBodies(hub.store, objects, openClamd(clamd.place));
  expect(await round()).toEqual({ looked: 1, isAway: false });
  expect(clamd.got.map((got) => got.length)).toEqual([other.bytes.length, large.bytes.length]);
  const failures = await hub.store.database
    .selectFrom('body')
    .select(['digest', 'scan_failure'])
    .where('scanned_at', 'is', null)
    .execute();
  expect(new Map(failures.map(({ digest, scan_failure: why }) => [digest, why]))).toEqual(
    new Map([
      [large.digest, 'too-large'],
      [lost.digest, 'unread'],
    ]),
  );
  clamd.answer = () => 'stream: OK';
  later(2);
  // One that is too large stays so for a day.
  expect((await round()).looked).toBe(0);
  later(23);
  const said = await describeScans(hub.store, true);
  const large1 = /looked at 1 files, 2 not yet \(1 are too large for it: see its StreamMaxLength\)$/;
  expect(said.states).toEqual([expect.stringMatching(large1)]);
  // Nobody can do anything about those; and without a scanner in the settings nothing waits for one.
  expect(said.findings).toEqual([expect.stringContaining('1 files wait longer than a day')]);
  expect((await describeScans(hub.store, false)).findings).toEqual([]);
  await markDamaged(scene, lost);
  const { states, findings } = await describeScans(hub.store, true);
  expect(states).toEqual([expect.stringContaining('looked at 1 files, 1 not yet')]);
  expect(findings).toEqual([]);
  expect((await round()).looked).toBe(1);
});

/** A store that fails at those places, and says at which it did. */
function failingAt(objects: ObjectStore, isFailing: (place: string) => boolean) {
  const failed: string[] = [];
  const read: ObjectStore['read'] = (place, span) => {
    if (!isFailing(place)) return objects.read(place, span);
    failed.push(place);
    throw new StoreError('away', 'EIO');
  };
  return { failed, objects: { ...objects, read } };
}

test('H61: a place that fails at one file keeps no other waiting, and at three in a row the rest waits for the next round', async () => {
  const scene = await aScanScene();
  const { hub, later } = scene;
  const bad = await aKept(scene, aBody(10));
  const place = await placeOf(scene, bad);
  for (let more = 0; more < 4; more += 1) await aKept(scene, aBody(1000));
  const clamd = await aClamd();
  const round = (objects: ObjectStore) => scanBodies(hub.store, objects, openClamd(clamd.place));
  const nowhere = failingAt(scene.objects, () => true);
  expect(await round(nowhere.objects)).toEqual({ looked: 0, isAway: false });
  expect(nowhere.failed).toHaveLength(3);
  later(2);
  const but = failingAt(scene.objects, (at) => at === place);
  expect(await round(but.objects)).toEqual({ looked: 4, isAway: false });
  expect(but.failed).toEqual([place]);
  expect(await round(but.objects)).toEqual({ looked: 0, isAway: false });
  expect(but.failed).toEqual([place]);
  later(2);
  expect(await round(scene.objects)).toEqual({ looked: 1, isAway: false });
});

test('H61: one file that takes the scanner too long holds up no other; one that then says nothing any more is away', async () => {
  const scene = await aScanScene();
  const { hub, objects, later } = scene;
  for (const length of [10, 1000]) await aKept(scene, aBody(length));
  const clamd = await aClamd();
  let asked = 0;
  const slowAtFirst = (before: () => Promise<void>): Scanner => {
    const scanner = openClamd(clamd.place);
    const scan: Scanner['scan'] = async (source) => {
      asked += 1;
      if (asked > 1) return scanner.scan(source);
      await before();
      return { outcome: 'none', why: 'slow' };
    };
    return { ...scanner, scan };
  };
  expect(
    await scanBodies(
      hub.store,
      objects,
      slowAtFirst(async () => {}),
    ),
  ).toEqual({
    looked: 1,
    isAway: false,
  });
  later(2);
  await aKept(scene, aBody(2000));
  asked = 0;
  expect(await scanBodies(hub.store, objects, slowAtFirst(clamd.end))).toEqual({ looked: 0, isAway: true });
  expect(asked).toBe(1);
});

test('H61: by newer signatures so many bytes are looked at in one round, and one file more', async () => {
  const scene = await aScanScene();
  for (let more = 0; more < 3; more += 1) await aKept(scene, aBody(1000));
  const clamd = await aClamd();
  const round = async () =>
    (await scanBodies(scene.hub.store, scene.objects, openClamd(clamd.place), 1500)).looked;
  expect(await round()).toBe(3);
  clamd.version = 'ClamAV 1.4.1/27501';
  scene.later(21);
  expect([await round(), await round(), await round()]).toEqual([2, 1, 0]);
});

test('H61: a scanner that is gone is missed once in the log, figures count what waits, and it goes on by itself', async () => {
  const scene = await aScanScene();
  const { hub, objects } = scene;
  await aKept(scene);
  const clamd = await aClamd({ answer: () => 'stream: Eicar FOUND' });
  await clamd.end();
  expect(await scanBodies(hub.store, objects, openClamd(clamd.place))).toEqual({ looked: 0, isAway: true });
  expect(await describeScans(hub.store, false)).toEqual({ states: [], findings: [] });
  const there = await aClamd({ answer: () => 'stream: Eicar FOUND' });
  const kept = keepBodiesScanned(hub.store, objects, openClamd(there.place));
  await vi.waitFor(() => expect(kept.figures()).toEqual({ waiting: 0, marked: 1 }), { timeout: 20_000 });
  const text = await createMetrics(() => ({}) as never, kept.figures).text();
  expect(text).toContain('vakproef_hub_files_scanned{state="marked"} 1');
  expect((await describeScans(hub.store, false)).states).toEqual([
    expect.stringContaining('1 marked (Eicar)'),
  ]);
  await kept.stop();
  // One that does not read back waits for nobody.
  await markDamaged(scene, await aKept(scene));
  const again = keepBodiesScanned(hub.store, objects, openClamd(there.place));
  await vi.waitFor(() => expect(again.figures()).toEqual({ waiting: 0, marked: 1 }), { timeout: 20_000 });
  await again.stop();
});

test('H61: erased with a person, a file is gone and its warning stays, with nothing of whose it was', async () => {
  const scene = await aScanScene();
  const { hub, sender, objects } = scene;
  const [erasedId, own] = [newId<'Participant'>(), aBody(1000)];
  await sender.name(own, aDocumentDraft(erasedId, null));
  await sender.upload(own);
  const clamd = await aClamd({ answer: () => 'stream: Eicar FOUND' });
  const round = () => scanBodies(hub.store, objects, openClamd(clamd.place));
  expect((await round()).looked).toBe(1);
  await eraseAt(sender, erasedId);
  expect((await sender.fetch(own)).status).toBe(404);
  expect(await round()).toEqual({ looked: 0, isAway: false });
  expect(await warningsOf(scene)).toEqual([[own.digest, 'Eicar', false]]);
  const changes = await hub.store.database.selectFrom('change').select('text').execute();
  const told = changes.filter(({ text }) => text?.includes('file-warning'));
  expect(told.map(({ text }) => text?.includes(erasedId))).toEqual([false]);
});

test('H61: stopping waits for no scanner that says nothing', async () => {
  const scene = await aScanScene();
  await aKept(scene);
  const clamd = await aClamd({ answer: () => 'silent' });
  const kept = keepBodiesScanned(scene.hub.store, scene.objects, openClamd(clamd.place));
  await vi.waitFor(() => expect(clamd.got).toHaveLength(1), { timeout: 20_000 });
  await kept.stop();
  expect(kept.figures()).toBe(null);
  // That it was cut off says nothing about the file: the next hub looks at it at once.
  const there = await aClamd();
  expect((await scanBodies(scene.hub.store, scene.objects, openClamd(there.place))).looked).toBe(1);
});
