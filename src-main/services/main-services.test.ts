/** The composed services over a real journal on a real disk, as a host opens them. */
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Contract, connect } from '../../shared/contract/contract';
import { contracts } from '../../shared/contract/host';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok, type Result } from '../../shared/kernel/result';
import { parseChange } from '../../shared/protocol/change';
import { aRemarkDraft } from '../../test/builders/a-draft';
import { stretchAtOnce } from '../../test/builders/a-people-lab';
import { fakeHub } from '../../test/fakes/fake-hub';
import { createNodePlatform } from '../hosts/node/node-platform';
import { createPreviews } from '../hosts/node/previews';
import { createLog } from './log';
import { createMainServices, type MainServices } from './main-services';

let folder: string;
let opened: MainServices[] = [];
let logLines: string[] = [];

const noNetwork: typeof globalThis.fetch = () => Promise.reject(new TypeError('no network'));

async function open(fetch = noNetwork): Promise<Result<MainServices>> {
  const services = await createMainServices({
    folder: join(folder, 'device'),
    platform: createNodePlatform({
      folder: join(folder, 'device'),
      exportFolder: join(folder, 'exports'),
      resultFolder: join(folder, 'results'),
      appVersion: '1.2.3',
      previews: createPreviews(realWorld),
      world: realWorld,
    }),
    world: realWorld,
    log: createLog((line) => logLines.push(line), realWorld),
    fetch,
    stretchPin: stretchAtOnce,
  });
  if (services.ok) opened.push(services.value);
  return services;
}

async function openWell(fetch = noNetwork): Promise<MainServices> {
  const services = await open(fetch);
  if (!services.ok) throw new Error(services.problem.code);
  return services.value;
}

const client = <T extends Contract>(contract: T, { handler, onNotice }: MainServices) =>
  connect(contract, { request: handler, onNotice });
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};

/** The entries as they are told to the view, whole. */
async function linesOf(services: MainServices) {
  const { first, lines } = value(
    await client(contracts.journal, services).readLines({ from: 1, limit: 100 }),
  );
  const told = new TextDecoder().decode(lines).trimEnd().split('\n');
  return told.map((line, at) => ({ position: first + at, entry: JSON.parse(line) }));
}

/** Every file below a folder with its bytes. */
async function contentsOf(place: string): Promise<Readonly<Record<string, string>>> {
  const found = await readdir(place, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'hex')] as const)),
  );
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vakproef-services-'));
  opened = [];
  logLines = [];
});
afterEach(async () => {
  for (const services of opened) await services.close();
  await rm(folder, { recursive: true, force: true });
});

describe('main services', () => {
  it('record, tell the page, and read back what they recorded after a new start', async () => {
    const first = await openWell();
    const journal = client(contracts.journal, first);
    const grew: number[] = [];
    journal.head.subscribe(() => grew.push(journal.head.get()?.position ?? -1));
    await journal.head.read();
    const draft = aRemarkDraft('goed gelast');
    const recorded = value(await journal.append({ drafts: [draft] }));
    await expect.poll(() => grew).toEqual([0, recorded.position]);
    await first.close();

    const again = client(contracts.journal, await openWell());
    const { entries, head } = value(await again.read({ from: 1, limit: 10 }));
    expect(head.position).toBe(recorded.position);
    const texts = entries.flatMap(({ entry }) => (entry.kind === 'own' ? [entry.change] : []));
    expect(texts.map((change) => parseChange(change).changeId)).toEqual([draft.changeId]);
  });

  it('tell of a burst of marks once or a few times, and of the last one always', async () => {
    const first = await openWell();
    const journal = client(contracts.journal, first);
    const told: number[] = [];
    const stop = first.onNotice((path) => path === 'journal.head' && told.push(told.length));
    let seen = 0;
    journal.head.subscribe(() => {
      seen = journal.head.get()?.position ?? 0;
    });
    const answers = Array.from({ length: 100 }, () => journal.append({ drafts: [aRemarkDraft('goed')] }));
    const positions = (await Promise.all(answers)).map((answer) => value(answer).position);
    await expect.poll(() => seen).toBe(Math.max(...positions));
    expect(told.length).toBeLessThan(20);
    stop();
    await first.close();
  });

  it('tell the page who unlocked, write under that name, and begin locked after a new start', async () => {
    const hub = fakeHub();
    const staffId = newId<'Staff'>();
    const first = await openWell(hub.fetch);
    const profiles: unknown[] = [];
    const device = client(contracts.device, first);
    const people = client(contracts.people, first);
    hub.nameInCode(staffId);
    const { personalCode } = value(
      await device.enrol({ hubUrl: hub.url, code: 'A', deviceName: 'tablet 4' }),
    );
    device.profile.subscribe(() => profiles.push(device.profile.get()?.actorId));
    await device.profile.read();
    value(await people.begin({ code: personalCode, staffId: null, pin: '271828' }));
    expect(profiles).toEqual([null, staffId]);
    const { changes } = value(
      await client(contracts.journal, first).append({ drafts: [aRemarkDraft('na ontgrendelen')] }),
    );
    expect(changes.map((change) => parseChange(change).actorId)).toEqual([staffId]);
    await first.close();

    const second = await openWell(noNetwork);
    expect(value(await client(contracts.device, second).profile.read()).actorId).toBeNull();
    const append = () => client(contracts.journal, second).append({ drafts: [aRemarkDraft('door niemand')] });
    expect(await append()).toMatchObject(err({ code: 'nobody-signed-in' }));
    value(await client(contracts.people, second).unlock({ staffId, pin: '271828' }));
    expect((await append()).ok).toBe(true);
  });

  it('stay the same device when device.json is lost, because the hub knows its changes by that id', async () => {
    const first = await openWell();
    const { deviceId } = value(await client(contracts.device, first).profile.read());
    value(await client(contracts.journal, first).append({ drafts: [aRemarkDraft('x')] }));
    await first.close();
    for (const damaged of [null, '{"deviceId":"', '{"deviceId":"x"}']) {
      const path = join(folder, 'device', 'device.json');
      if (damaged === null) await rm(path);
      else await writeFile(path, damaged);
      const again = await openWell();
      expect(value(await client(contracts.device, again).profile.read()).deviceId).toBe(deviceId);
      expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ deviceId });
      await again.close();
    }
  });

  it('are another device when the journal is gone, so that no chain begins twice under one id', async () => {
    const first = await openWell();
    const { deviceId } = value(await client(contracts.device, first).profile.read());
    value(await client(contracts.journal, first).append({ drafts: [aRemarkDraft('x')] }));
    await first.close();
    await rm(join(folder, 'device', 'journal'), { recursive: true });
    await rm(join(folder, 'device', 'snapshots'), { recursive: true, force: true });
    const again = await openWell();
    expect(value(await client(contracts.device, again).profile.read()).deviceId).not.toBe(deviceId);
  });

  it('refuse to start without the key of the journal, and leave everything as it was', async () => {
    const first = await openWell();
    value(await client(contracts.journal, first).append({ drafts: [aRemarkDraft('x')] }));
    await first.close();
    const keyPath = join(folder, 'device', 'device.key');
    const key = await readFile(keyPath);
    const files = await readdir(join(folder, 'device', 'journal'));

    await rm(keyPath);
    expect(await open()).toMatchObject(err({ code: 'device-key-missing' }));
    await writeFile(keyPath, key.subarray(0, 20));
    expect(await open()).toMatchObject(err({ code: 'device-key-missing' }));
    expect(await readdir(join(folder, 'device', 'journal'))).toEqual(files);

    await writeFile(keyPath, key);
    expect(value(await client(contracts.journal, await openWell()).head.read()).position).toBeGreaterThan(0);
  });

  it('name the data of an earlier protocol, and leave it as it was, byte for byte', async () => {
    const device = join(folder, 'device');
    await cp(join(import.meta.dirname, '../../test/data/protocol-1'), device, { recursive: true });
    const before = await contentsOf(device);
    expect(Object.keys(before)).toHaveLength(3);
    expect(await open()).toEqual(err({ code: 'data-of-earlier-protocol', details: {} }));
    expect(await contentsOf(device)).toEqual(before);
  });

  it('name it also when the journal is gone and only its copies are left', async () => {
    const device = join(folder, 'device');
    await cp(join(import.meta.dirname, '../../test/data/protocol-1'), device, { recursive: true });
    await mkdir(join(device, 'snapshots'));
    await rename(join(device, 'journal'), join(device, 'snapshots', 'generation-00000001'));
    const before = await contentsOf(device);
    expect(await open()).toEqual(err({ code: 'data-of-earlier-protocol', details: {} }));
    expect(await contentsOf(device)).toEqual(before);
  });

  it('are open once: a second program over the same folder is refused', async () => {
    await openWell();
    expect(await open()).toMatchObject(err({ code: 'journal-in-use' }));
  });

  it('give the cache a key that is the same after a new start, and is not the device secret', async () => {
    const first = await openWell();
    const { key } = value(await client(contracts.device, first).cacheKey({}));
    expect(key.length).toBe(32);
    expect(Buffer.from(key).equals(await readFile(join(folder, 'device', 'device.key')))).toBe(false);
    await first.close();
    expect(value(await client(contracts.device, await openWell()).cacheKey({})).key).toEqual(key);
  });

  it('save exports under a safe name, and keep files that changes name sealed until they are asked for', async () => {
    const services = await openWell();
    const files = client(contracts.files, services);
    const bytes = new TextEncoder().encode('Jansen, onvoldoende');
    const saved = value(await files.save({ suggestedName: '../uitslag.txt', bytes }));
    expect(saved).toEqual({ outcome: 'saved', place: join(folder, 'exports', '-uitslag.txt') });
    const bodies = client(contracts.bodies, services);
    const { bodyId } = value(await bodies.begin({ bytes: bytes.length }));
    value(await bodies.append({ bodyId, at: 0, bytes }));
    const { digest } = value(await bodies.finish({ bodyId }));
    expect(value(await bodies.fetch({ digest }))).toEqual({ bytes: bytes.length });
    expect(value(await bodies.read({ digest, from: 8, length: 100 })).bytes).toEqual(bytes.subarray(8));
    const kept = await readdir(join(folder, 'device', 'files'));
    expect(kept).toEqual([`${digest}.own`]);
    for (const name of kept)
      expect(await readFile(join(folder, 'device', 'files', name), 'latin1')).not.toContain('Jansen');
  });

  it('say how the storage is doing', async () => {
    const health = value(await client(contracts.device, await openWell()).storageHealth({}));
    expect(health).toMatchObject({ keyProtection: 'file', recovered: null, folder: join(folder, 'device') });
    expect(health.freeBytes).toBeGreaterThan(0);
  });

  it('tell the page that they close, and take nothing from then on', async () => {
    const services = await openWell();
    const heard: string[] = [];
    services.onNotice((path) => heard.push(path));
    await services.close();
    expect(heard).toContain('device.closing');
    expect(
      await client(contracts.journal, services).append({ drafts: [aRemarkDraft('te laat')] }),
    ).toMatchObject(err({ code: 'journal-closed' }));
  });

  it('grow and close although a page that is going away cannot be told', async () => {
    const services = await openWell();
    services.onNotice(() => {
      throw new Error('port is gone');
    });
    value(await client(contracts.journal, services).append({ drafts: [aRemarkDraft('x')] }));
    await services.close();
    expect(value(await client(contracts.journal, await openWell()).head.read()).position).toBe(1);
  });

  it('tell a page that comes back how things are now', async () => {
    const services = await openWell();
    expect(services.presentState().map(({ path }) => path)).toEqual([
      'journal.head',
      'sync.status',
      'bodies.transfers',
      'device.profile',
      'people.people',
      'identity.attempt',
      'drafts.kept',
      'drafts.broken',
      'update.status',
      'catalogue.requests',
      'resultFolder.status',
    ]);
    for (const { path, body } of services.presentState()) {
      const [name, state] = path.split('.') as [keyof typeof contracts, string];
      const schema = (contracts[name].states as Record<string, { safeParse: (v: unknown) => unknown }>)[
        state
      ];
      expect(schema?.safeParse(body)).toMatchObject({ success: true });
    }
  });

  it('log ids and counts, never what was written', async () => {
    const services = await openWell();
    await client(contracts.journal, services).append({ drafts: [aRemarkDraft('Jansen, onvoldoende')] });
    await services.close();
    expect(logLines.length).toBeGreaterThan(0);
    expect(logLines.join('\n')).not.toContain('Jansen');
  });

  it('keep the secret with which the device speaks to the hub from the page', async () => {
    const hub = fakeHub();
    const services = await openWell(hub.fetch);
    value(
      await client(contracts.device, services).enrol({ hubUrl: hub.url, code: 'A', deviceName: 'tablet 4' }),
    );
    const { entries } = value(await client(contracts.journal, services).read({ from: 1, limit: 100 }));
    expect(entries.map(({ entry }) => entry.kind)).toContain('enrolled');
    expect(hub.enrolAnswer.token.length).toBeGreaterThan(20);
    expect(JSON.stringify([entries, services.presentState()])).not.toContain(hub.enrolAnswer.token);
    expect(await linesOf(services)).toEqual(entries);
  });

  it('Y13 have nobody at work after joining another centre, and none of its people; the same centre changes nothing', async () => {
    const hub = fakeHub();
    const staffId = newId<'Staff'>();
    const join = { hubUrl: hub.url, code: 'A', deviceName: 'tablet 4' };
    const services = await openWell(hub.fetch);
    const device = client(contracts.device, services);
    const people = client(contracts.people, services);
    hub.nameInCode(staffId);
    const { personalCode } = value(await device.enrol(join));
    value(await people.begin({ code: personalCode, staffId: null, pin: '271828' }));
    expect(value(await device.enrol(join)).profile.actorId).toBe(staffId);

    const elsewhere = { ...hub.enrolAnswer, organisationId: newId<'Organisation'>() };
    hub.answerNext('/v1/devices', () => Response.json(elsewhere));
    expect(value(await device.enrol(join)).profile.actorId).toBeNull();
    expect(await people.unlock({ staffId, pin: '271828' })).toMatchObject(err({ code: 'person-unknown' }));
    const refused = await client(contracts.journal, services).append({
      drafts: [aRemarkDraft('door niemand')],
    });
    expect(refused).toMatchObject(err({ code: 'nobody-signed-in' }));
    await services.close();

    const again = await openWell(hub.fetch);
    expect(value(await client(contracts.people, again).people.read())).toEqual({
      persons: [],
      session: null,
      refusals: [],
    });
  });

  it('keep the sealed keys of people from the page', async () => {
    const hub = fakeHub();
    hub.nameInCode(newId<'Staff'>());
    const services = await openWell(hub.fetch);
    const link = { hubUrl: hub.url, code: 'A', deviceName: 'tablet 4' };
    const { personalCode } = value(await client(contracts.device, services).enrol(link));
    value(
      await client(contracts.people, services).begin({ code: personalCode, staffId: null, pin: '271828' }),
    );
    const { entries } = value(await client(contracts.journal, services).read({ from: 1, limit: 100 }));
    const keys = entries.flatMap(({ entry }) => (entry.kind === 'person-key' ? [entry] : []));
    expect(keys).toMatchObject([{ salt: '', sealed: '' }]);
    expect(await linesOf(services)).toEqual(entries);
  });

  it('Y13 tell nothing of the centre before to whoever works for the next, in this run and after a new start', async () => {
    const hub = fakeHub();
    const join = { hubUrl: hub.url, code: 'A', deviceName: 'tablet 4' };
    const services = await openWell(hub.fetch);
    const readAll = async (from: MainServices) =>
      JSON.stringify([
        value(await client(contracts.journal, from).read({ from: 1, limit: 100 })).entries,
        await linesOf(from),
      ]);
    hub.nameInCode(newId<'Staff'>());
    const { personalCode } = value(await client(contracts.device, services).enrol(join));
    value(
      await client(contracts.people, services).begin({ code: personalCode, staffId: null, pin: '271828' }),
    );
    value(
      await client(contracts.journal, services).append({ drafts: [aRemarkDraft('van het eerste centrum')] }),
    );
    expect(await readAll(services)).toContain('van het eerste centrum');
    const elsewhere = { ...hub.enrolAnswer, organisationId: newId<'Organisation'>() };
    hub.answerNext('/v1/devices', () => Response.json(elsewhere));
    value(await client(contracts.device, services).enrol(join));
    expect(await readAll(services)).not.toContain('van het eerste centrum');
    expect(await readAll(services)).toContain(elsewhere.organisationId);
    await services.close();
    expect(await readAll(await openWell(hub.fetch))).not.toContain('van het eerste centrum');
  });

  it('while locked: get somebody in, hand in and tell how things are, and do nothing in nobody’s name', async () => {
    const hub = fakeHub();
    const staffId = newId<'Staff'>();
    const join = { hubUrl: hub.url, code: 'A', deviceName: 'tablet 4' };
    const services = await openWell(hub.fetch);
    const [device, files] = [client(contracts.device, services), client(contracts.files, services)];
    const [people, sync] = [client(contracts.people, services), client(contracts.sync, services)];
    const update = client(contracts.update, services);
    const bytes = new TextEncoder().encode('uitslag');
    const acts = () =>
      Promise.all([
        files.save({ suggestedName: 'uitslag.txt', bytes }),
        files.sealFile({ digest: 'ab'.repeat(32) }),
        client(contracts.bodies, services).begin({ bytes: 3 }),
        update.check({}),
      ]);
    expect((await acts()).every((answer) => answer.ok)).toBe(true);
    hub.nameInCode(staffId);
    const { personalCode } = value(await device.enrol(join));
    value(await people.begin({ code: personalCode, staffId: null, pin: '271828' }));
    expect((await acts()).every((answer) => answer.ok)).toBe(true);
    value(await people.lock({}));
    const refused = err({ code: 'nobody-signed-in' });
    for (const answer of [...(await acts()), await device.enrol(join)]) expect(answer).toMatchObject(refused);
    value(await sync.syncNow({}));
    value(await device.storageHealth({}));
    value(await device.makeRoom({}));
    value(await people.unlock({ staffId, pin: '271828' }));
    value(await device.enrol(join));
  });

  it('answer enrolment without a network with a problem, and go on', async () => {
    const device = client(contracts.device, await openWell());
    const answer = await device.enrol({ hubUrl: 'http://127.0.0.1:9', code: 'AAAA', deviceName: 'tablet 4' });
    expect(answer).toMatchObject(err({ code: 'hub-unreachable' }));
    expect(ok((await device.profile.read()).ok)).toEqual(ok(true));
  });
});
