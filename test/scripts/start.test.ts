/**
 * `npm start` as a user meets it in a browser: the link works, a second start points at the running one, Ctrl-C leaves
 * nothing behind, and what was there is there again. Free ports and a folder of its own, beside whatever runs here.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import host from '../../assets/locales/en/host.json';
import { decodeValue, encodeValue } from '../../shared/contract/codec';
import { tokenHeader } from '../../shared/contract/greet-host';
import { meetHost } from '../builders/meet-host';
import { listProcesses, processesOf } from './process-list';

const root = path.resolve(import.meta.dirname, '../..');
const linked = 'This device is linked to Examencentrum De Proef.';

async function aFreePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

type Started = {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** The link, once it is printed; rejects when the program ends without one. */
  readonly link: Promise<string>;
  readonly ended: Promise<number | null>;
};

/** What a user's terminal has, without the settings of whoever runs the tests. */
const plainEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VAKPROEF_|DATABASE_URL|LC_|LANG)/.test(name)),
);

async function aPlaceToStart(): Promise<{ readonly home: string; readonly start: () => Started }> {
  const home = mkdtempSync(path.join(tmpdir(), 'vakproef-home-'));
  // Under root the hub's PostgreSQL runs as another user.
  chmodSync(home, 0o755);
  const env = {
    ...plainEnvironment,
    LC_ALL: 'en_GB.UTF-8',
    VAKPROEF_HOME: home,
    VAKPROEF_EXPORTS: path.join(home, 'exports'),
    VAKPROEF_PORT: await aFreePort(),
    VAKPROEF_HUB_PORT: await aFreePort(),
  };
  onTestFinished(() => {
    for (const { pid } of listProcesses().filter(({ command }) => command.includes(home)))
      process.kill(pid, 'SIGKILL');
    rmSync(home, { recursive: true, force: true });
  });
  const start = (): Started => {
    const child = spawn(
      process.execPath,
      [path.join(root, 'scripts/start.mjs'), '--browser', '--no-open', '--offline'],
      { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    onTestFinished(async () => {
      child.kill('SIGTERM');
      await ended;
    });
    const link = new Promise<string>((resolve, reject) => {
      const collect = (data: string): void => {
        output += data;
        const found = /http:\/\/127\.0\.0\.1:\d+\/#launch=\S+(?=\s)/.exec(output);
        if (found) resolve(found[0]);
      };
      child.stdout.setEncoding('utf8').on('data', collect);
      child.stderr.setEncoding('utf8').on('data', collect);
      void ended.then((code) => reject(new Error(`ended with ${code} without a link\n${output}`)));
    });
    // A start that is not asked for its link may end without one.
    link.catch(() => {});
    return { child, output: () => output, link, ended };
  };
  return { home, start };
}

type Visitor = { readonly page: string; readonly call: (path: string) => Promise<unknown> };

/** Opens the link as a browser does: it serves the page, and the page meets the host over what stands behind the #. */
async function visit(link: string): Promise<Visitor> {
  const page = await fetch(link);
  expect(page.status).toBe(200);
  const { origin } = new URL(link);
  const headers = { ...tokenHeader(await meetHost(link)), origin, 'content-type': 'application/json' };
  return {
    page: await page.text(),
    call: async (name) => {
      const answer = await fetch(`${origin}/__call/${name}`, {
        method: 'POST',
        headers,
        body: encodeValue({}),
      });
      return decodeValue(await answer.text());
    },
  };
}

const leavesNothing = (home: string): Promise<void> =>
  expect.poll(() => listProcesses().filter(({ command }) => command.includes(home))).toEqual([]);

/** Ctrl-C, and nothing that belonged to it runs any more. */
async function interrupt(started: Started, home: string): Promise<void> {
  const running = processesOf(started.child.pid ?? 0, home);
  const commands = running.map(({ command }) => command).join('\n');
  for (const program of ['start.mjs', 'hub.js', 'host.js', 'postgres']) expect(commands).toContain(program);
  started.child.kill('SIGINT');
  expect(await started.ended).toBe(0);
  expect(started.output()).toContain(host.script.stopping);
  const left = new Set(listProcesses().map(({ pid }) => pid));
  // What sees to it that no PostgreSQL outlives its hub sees the end of both, and ends a moment later.
  const isKeeper = ({ command }: { readonly command: string }): boolean => command.startsWith('/bin/sh');
  expect(running.filter((one) => left.has(one.pid) && !isKeeper(one))).toEqual([]);
  await leavesNothing(home);
}

describe.skipIf(process.platform === 'win32')('npm start', () => {
  test('opens, points at the running one, ends whole, and keeps what was there', {
    timeout: 240_000,
  }, async () => {
    const { home, start } = await aPlaceToStart();
    const earlier = path.join(home, 'device');
    cpSync(path.join(root, 'test/data/protocol-1'), earlier, { recursive: true });
    const first = start();
    const visitor = await visit(await first.link);
    expect(first.output()).toContain(linked);
    expect(first.output()).toContain(host.script.earlierData.replace('{{folder}}', earlier));
    expect(visitor.page).toContain('<title>Vakproef</title>');
    const profile = await visitor.call('device.profile');
    expect(profile).toMatchObject({ ok: true, value: { organisationName: 'Examencentrum De Proef' } });

    const meanwhile = start();
    expect((await visit(await meanwhile.link)).page).toContain('<title>Vakproef</title>');
    expect(await meanwhile.ended).toBe(0);
    expect(meanwhile.output()).toContain(host.running);
    expect(meanwhile.output()).not.toContain(linked);
    await interrupt(first, home);

    const second = start();
    const returned = await visit(await second.link);
    expect(second.output()).not.toContain(linked);
    expect(await returned.call('device.profile')).toEqual(profile);
    await interrupt(second, home);
    // What an earlier protocol wrote is as it was.
    expect(readdirSync(earlier, { recursive: true }).sort()).toEqual([
      'device.json',
      'device.key',
      'journal',
      'journal/00000001.segment',
    ]);
  });

  test('asked to stop while it is still starting, leaves nothing behind', { timeout: 120_000 }, async () => {
    const { home, start } = await aPlaceToStart();
    const started = start();
    let code: number | null | undefined;
    void started.ended.then((ended) => {
      code = ended;
    });
    while (!started.output().includes(host.script.hubStarting)) {
      expect(code, started.output()).toBeUndefined();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    started.child.kill('SIGINT');
    expect(await started.ended).toBe(0);
    await leavesNothing(home);
    await start().link;
  });
});
