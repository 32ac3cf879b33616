/** The hub as users run it: a program with a PostgreSQL of its own, that is killed, started twice, and told to stop. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { realWorld } from '../shared/kernel/real-world';
import { bodyReceiptListSchema } from '../shared/protocol/body-api';
import { aMarkDraft } from '../test/builders/a-draft';
import { aBody, anUploader, attachmentOf } from '../test/hub/a-body-scene';
import { aDevice, type TestDevice } from '../test/hub/a-device';
import { type HubProcess, type HubProgram, hubProgram } from '../test/hub/hub-process';
import { anOpenFolder } from '../test/hub/open-folder';
import { builtPrograms } from '../test/processes/built-programs';
import { startPostgres } from './postgres/start-postgres';
import { openStore } from './store/open-store';

let program: HubProgram;
/** The data folder of a hub that made the sample centre and was stopped: making one takes longer than most tests of it. */
let made: string;
beforeAll(async () => {
  program = hubProgram((await builtPrograms()).hub);
  made = anOpenFolder();
  const first = await program.start({ VAKPROEF_HUB_DATA: made, VAKPROEF_HUB_SAMPLE: '1' });
  await first.end('SIGTERM');
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** An empty data folder; whatever server a killed hub left in it is ended with the test. */
function aDataFolder(): string {
  const folder = anOpenFolder();
  onTestFinished(async () => {
    const note = path.join(folder, 'database/data/postmaster.pid');
    if (existsSync(note)) await (await startPostgres(folder, realWorld)).stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A data folder with the sample centre in it. */
function aMadeFolder(): string {
  const folder = aDataFolder();
  // PostgreSQL wants to own what it opens, and Node's own copy gives it to who copies.
  execFileSync('cp', ['-a', `${made}/.`, folder]);
  return folder;
}

async function aHubProcess(folder: string, env: Record<string, string> = {}): Promise<HubProcess> {
  const hub = await program.start({ VAKPROEF_HUB_DATA: folder, VAKPROEF_HUB_SAMPLE: '1', ...env });
  onTestFinished(async () => {
    await hub.end('SIGKILL');
  });
  return hub;
}

const postgresOf = (folder: string): number =>
  Number(readFileSync(path.join(folder, 'database/data/postmaster.pid'), 'utf8').split('\n')[0]);
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The packages that are there before the program does anything: of what its files import by themselves. */
function packagesAtOnce(file: string, seen = new Set<string>()): Set<string> {
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^import\b[^'"(]*['"]([^'"]+)['"]/gm)) {
    const isNew = !seen.has(name);
    seen.add(name);
    if (isNew && name.startsWith('.')) packagesAtOnce(path.join(path.dirname(file), name), seen);
  }
  return seen;
}

describe('the hub program', () => {
  test('loads what only serving takes when it serves: a command waits for none of it', () => {
    const packages = packagesAtOnce(program.entry);
    expect(packages).toContain('pg');
    for (const name of ['fastify', '@tus/server', 'prom-client']) expect(packages).not.toContain(name);
  });

  test('seeds the sample centre once, keeps everything between starts, and says how durable it is', async () => {
    const folder = aDataFolder();
    const first = await aHubProcess(folder);
    expect(first.enrolmentCode).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
    const device = await aDevice();
    await device.enrol(first.url, first.enrolmentCode ?? '');
    await device.record([aMarkDraft()]);
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 0, problem: null });
    expect(device.journal.entries()).toContainEqual(
      expect.objectContaining({ kind: 'receipts', durability: 'flushed' }),
    );
    expect(await first.end('SIGTERM')).toBe(0);
    expect(existsSync(path.join(folder, 'database/data/postmaster.pid'))).toBe(false);

    const second = await aHubProcess(folder);
    const colleague = await aDevice();
    await colleague.enrol(second.url, second.enrolmentCode ?? '');
    await colleague.sync().syncNow();
    expect(colleague.sync().enrolment()?.organisationId).toBe(device.sync().enrolment()?.organisationId);
    expect(colleague.sync().enrolment()?.hubId).toBe(device.sync().enrolment()?.hubId);
    const [own] = device.journal.entries().filter((e) => e.kind === 'receipts');
    const cursors = colleague.journal
      .entries()
      .flatMap((e) => (e.kind === 'first-load' || e.kind === 'pulled' ? [e.cursor] : []));
    // Behind it stands at least that the colleague joined.
    expect(cursors.at(-1)).toBeGreaterThan((own?.kind === 'receipts' && own.receipts[0]?.seq) || 0);
  });

  test('ends when the program that forked it ends, and ends its PostgreSQL', async () => {
    const folder = aMadeFolder();
    const hub = await aHubProcess(folder);
    const pid = postgresOf(folder);
    const ended = new Promise((resolve) => hub.child.once('exit', resolve));
    hub.child.disconnect();
    expect(await ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  test('takes its PostgreSQL with it when it is killed', async () => {
    const folder = aMadeFolder();
    const hub = await aHubProcess(folder);
    const pid = postgresOf(folder);
    await hub.end('SIGKILL');
    for (let i = 0; i < 100 && isAlive(pid); i++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isAlive(pid)).toBe(false);
  });

  test('refuses a folder that another hub serves, and leaves that one alone', async () => {
    const folder = aMadeFolder();
    const hub = await aHubProcess(folder);
    await expect(program.start({ VAKPROEF_HUB_DATA: folder })).rejects.toThrow(/another hub already runs/);
    expect((await fetch(`${hub.url}/v1/health`)).status).toBe(200);
  });

  test('makes codes, centres and reports beside a running hub, and without one', async () => {
    const folder = aDataFolder();
    const env = { VAKPROEF_HUB_DATA: folder };
    const made = await program.command(env, ['centre', 'ROC Test', 'Ede', 'A. Beheer']);
    const organisationId = /ROC Test \(([0-9a-f-]{36})\)/.exec(made)?.[1] ?? '';
    const codeIn = (text: string) => /code +(\S+)/.exec(text)?.[1] ?? '';
    const hub = await program.start(env);
    onTestFinished(async () => {
      await hub.end('SIGKILL');
    });
    expect(hub.enrolmentCode).toBeNull();
    // How else a centre is named, and what a command says that is none, `commands.test` shows without a program each.
    for (const typed of [codeIn(made), codeIn(await program.command(env, ['code', 'roc test']))]) {
      const device = await aDevice();
      await device.enrol(hub.url, typed);
      expect(device.sync().enrolment()).toMatchObject({ organisationId, organisationName: 'ROC Test' });
    }
    expect(await program.command(env, ['chains'])).toBe('all chains whole');
    await expect(program.command(env, ['code', 'nobody'])).rejects.toThrow(
      /name one of the centres:\n {2}ROC Test/,
    );
    expect((await fetch(`${hub.url}/v1/health`)).status).toBe(200);
  });

  test('logs no names, marks, remarks or codes', async () => {
    const folder = aMadeFolder();
    const hub = await aHubProcess(folder);
    const device = await aDevice();
    await device.enrol(hub.url, hub.enrolmentCode ?? '');
    await device.record([
      aMarkDraft({ type: 'remark-written', typeVersion: 9, body: { text: 'GEHEIM-WOORD' } }),
    ]);
    await device.sync().syncNow();
    await hub.end('SIGTERM');
    const log = hub.output() + readFileSync(path.join(folder, 'database/postgres.log'), 'utf8');
    expect(log).toContain('changes-accepted');
    expect(log).not.toContain('GEHEIM');
    expect(log).not.toContain('Tablet');
    expect(hub.enrolmentCode).toMatch(/^\w{4}-/);
    expect(log).not.toContain(hub.enrolmentCode);
    expect(log).toContain('hub-stopped');
  });
});

/** A file that a device hands in beside its changes, through one kill of the hub after the other. */
async function aFileOnItsWay(device: TestDevice, url: string) {
  const body = aBody(12_000_000);
  const { token = '' } = device.sync().enrolment() ?? {};
  await device.record([aMarkDraft({ attachments: [attachmentOf(body)] })]);
  await device.sync().syncNow();
  const uploader = anUploader(url, token);
  await uploader.begin(body);
  let acknowledged = 0;
  const came = async (): Promise<number> => (await uploader.came(body)) ?? 0;
  return {
    body,
    came,
    acknowledged: () => acknowledged,
    carry: async (): Promise<void> => {
      try {
        for (let at = await came(); at < body.bytes.length; at = acknowledged) {
          const to = Math.min(body.bytes.length, at + 1_000_000);
          if ((await uploader.send(body, at, to)).status !== 204) return;
          acknowledged = to;
        }
      } catch {
        // The hub was killed.
      }
    },
    isReceived: async (): Promise<boolean> => {
      const answer = await fetch(`${url}/v1/bodies/receipts`, {
        method: 'POST',
        headers: {
          ...{ authorization: `Bearer ${token}`, 'vakproef-protocol': '2' },
          'content-type': 'application/json',
        },
        body: JSON.stringify({ digests: [body.digest] }),
      });
      const { text } = (await answer.json()) as { text: string };
      return bodyReceiptListSchema.parse(JSON.parse(text)).bodies.length === 1;
    },
  };
}

describe('after kill -9 in the middle of pushes', () => {
  test('of the hub: every receipt given is a row, and everything arrives once', async () => {
    const marks = 200;
    const folder = aMadeFolder();
    let hub = await aHubProcess(folder);
    const device = await aDevice();
    await device.enrol(hub.url, hub.enrolmentCode ?? '');
    await device.sync().syncNow();
    const { port } = new URL(hub.url);
    const file = await aFileOnItsWay(device, hub.url);
    for (let kill = 0; kill < 6; kill++) {
      // What is left over waits with what comes, and after six kills goes in pieces of five: more would only take longer.
      await device.record(Array.from({ length: marks }, () => aMarkDraft()));
      const round = device.sync().syncNow();
      const carried = file.carry();
      await new Promise((resolve) => setTimeout(resolve, 40 + kill * 70));
      await hub.end('SIGKILL');
      await round;
      await carried;
      hub = await aHubProcess(folder, { VAKPROEF_HUB_PORT: port });
      // H52: it goes on behind what the hub said that it has.
      expect(await file.came()).toBeGreaterThanOrEqual(file.acknowledged());
    }
    while ((await file.came()) < file.body.bytes.length) await file.carry();
    expect(await file.isReceived()).toBe(true);
    for (let round = 0; round < 3; round++) await device.sync().syncNow();
    expect(device.sync().status()).toMatchObject({ waiting: 0, refused: 0, problem: null });
    const receipts = device.journal.entries().flatMap((e) => (e.kind === 'receipts' ? e.receipts : []));
    expect(new Set(receipts.map((r) => r.changeId)).size).toBe(6 * marks + 1);

    await hub.end('SIGTERM');
    const server = await startPostgres(folder, realWorld);
    const store = await openStore(server.connection, realWorld);
    const rows = await store.database
      .selectFrom('change')
      .select(['change_id', 'seq', 'hash', 'number'])
      .where('device_id', '=', device.deviceId)
      .execute();
    await store.close();
    await server.stop();
    expect(rows).toHaveLength(6 * marks + 1);
    const rowById = new Map(rows.map((row) => [row.change_id, row]));
    for (const { changeId, seq, hash, number } of receipts)
      expect({ seq, hash, number }).toEqual({ ...rowById.get(changeId), change_id: undefined });
  }, 180_000);

  test('of PostgreSQL: the hub says "try again", starts it anew by itself, and everything arrives', async () => {
    const folder = aMadeFolder();
    const hub = await aHubProcess(folder);
    const device = await aDevice();
    await device.enrol(hub.url, hub.enrolmentCode ?? '');
    await device.record([aMarkDraft()]);
    await device.sync().syncNow();
    const killed = postgresOf(folder);
    process.kill(killed, 'SIGKILL');
    await device.record([aMarkDraft()]);
    expect(await device.sync().syncNow()).toMatchObject({ waiting: 1, problem: { code: 'hub-busy' } });
    await expect
      .poll(async () => (await device.sync().syncNow()).waiting, { timeout: 40_000, interval: 100 })
      .toBe(0);
    expect(postgresOf(folder)).not.toBe(killed);
    await expect(program.start({ VAKPROEF_HUB_DATA: folder })).rejects.toThrow(/another hub already runs/);
    expect(await hub.end('SIGTERM')).toBe(0);
    expect(await program.command({ VAKPROEF_HUB_DATA: folder }, ['chains'])).toBe('all chains whole');
  });

  test('of one connection and then of the hub, in the middle of the recovery: a new start waits and has it all', async () => {
    const folder = aMadeFolder();
    const device = await aDevice();
    let hub = await aHubProcess(folder);
    await device.enrol(hub.url, hub.enrolmentCode ?? '');
    for (let kill = 0; kill < 3; kill++) {
      await device.record(Array.from({ length: 200 }, () => aMarkDraft()));
      const round = device.sync().syncNow();
      await realWorld.pause(100);
      const backends = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes(` ${postgresOf(folder)} `) && line.includes('vakproef postgres'));
      process.kill(Number.parseInt(backends.at(-1) ?? '', 10), 'SIGKILL');
      await round;
      expect(hub.child.exitCode).toBeNull();
      await hub.end('SIGKILL');
      hub = await aHubProcess(folder, { VAKPROEF_HUB_PORT: new URL(hub.url).port });
    }
    await expect.poll(async () => (await device.sync().syncNow()).waiting, { timeout: 40_000 }).toBe(0);
    expect(await hub.end('SIGTERM')).toBe(0);
    expect(await program.command({ VAKPROEF_HUB_DATA: folder }, ['chains'])).toBe('all chains whole');
  }, 180_000);
});

describe('a data folder', () => {
  test('with a note of a server whose number now belongs to another program starts all the same', async () => {
    const folder = aDataFolder();
    const first = await startPostgres(folder, realWorld);
    const note = path.join(folder, 'database/data/postmaster.pid');
    const text = readFileSync(note, 'utf8');
    await first.stop();
    const sleeper = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const { pid } = spawn('sleep', ['60'], {
      stdio: 'ignore',
      ...sleeper,
    });
    onTestFinished(() => void process.kill(pid ?? 0));
    writeFileSync(note, text.replace(/^\d+/, String(pid)));
    const second = await startPostgres(folder, realWorld);
    expect(second.isStartedHere).toBe(true);
    await second.stop();
  });

  test('whose making was cut short is made anew', async () => {
    const folder = aDataFolder();
    mkdirSync(path.join(folder, 'database/data'), { recursive: true });
    writeFileSync(path.join(folder, 'database/data/PG_VERSION'), '18');
    const server = await startPostgres(folder, realWorld, false);
    expect(server.isStartedHere).toBe(true);
    await server.stop();
  });

  test('with a path too long for a socket works', async () => {
    const folder = path.join(aDataFolder(), 'a-very-long-name-'.repeat(8));
    const server = await startPostgres(folder, realWorld, false);
    const store = await openStore(server.connection, realWorld);
    expect(store.durability).toBe('memory');
    await store.close();
    await server.stop();
  });

  test.runIf(process.getuid?.() === 0)(
    'that PostgreSQL may not reach keeps a note of where the database is',
    async () => {
      const folder = aDataFolder();
      const closed = path.join(folder, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const data = path.join(closed, 'hub');
      const server = await startPostgres(data, realWorld, false);
      const place = readFileSync(path.join(data, 'DATABASE-IS-ELSEWHERE.txt'), 'utf8').trim();
      onTestFinished(() => rmSync(place, { recursive: true, force: true }));
      expect(existsSync(path.join(place, 'data/PG_VERSION'))).toBe(true);
      await server.stop();
      expect(execFileSync('stat', ['-c', '%a', place], { encoding: 'utf8' }).trim()).toBe('700');
    },
  );
});
