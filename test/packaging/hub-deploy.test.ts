/** The hub as it is deployed: one file that runs without `node_modules`, and files beside it that say what is true. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { composeHelp } from '../../src-hub/run-command';
import { type HubLab, openHubLab } from '../hub/hub-lab';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('the hub in one file', () => {
  let lab: HubLab;
  let folder: string;
  beforeAll(async () => {
    lab = await openHubLab();
    folder = mkdtempSync(path.join(tmpdir(), 'vakproef-hub-file-'));
    execFileSync(
      process.execPath,
      [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', 'vite.hub.config.ts'],
      {
        cwd: root,
        env: { ...process.env, VAKPROEF_HUB_OUT: folder },
        stdio: 'ignore',
      },
    );
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await lab.close();
  });

  test('serves on a database from a folder with nothing else in it, and ends with 0', async () => {
    const { user, password, host, database } = await lab.emptyDatabase();
    const DATABASE_URL = `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}`;
    const env = { ...process.env, DATABASE_URL, VAKPROEF_HUB_PORT: '0', VAKPROEF_HUB_LOG: 'off' };
    const run = (...words: string[]) =>
      execFileSync(process.execPath, ['hub.mjs', ...words], { cwd: folder, env, encoding: 'utf8' });
    expect(run('centre', 'ROC Test', 'Ede', 'A. Beheer')).toMatch(/code +\w{4}-/);
    const hub = spawn(process.execPath, ['hub.mjs'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void hub.kill('SIGKILL'));
    const line = await new Promise<string>((resolve) =>
      hub.stdout.once('data', (data) => resolve(String(data))),
    );
    const url = /hub ready at (\S+)/.exec(line)?.[1] ?? '';
    expect((await fetch(`${url}/v1/health`)).status).toBe(200);
    const ended = new Promise((resolve) => hub.once('exit', resolve));
    hub.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('brings along the licenses of whose work is in it', () => {
    const licenses = readFileSync(path.join(folder, 'licenses.txt'), 'utf8');
    for (const name of ['fastify', 'pg', 'kysely', 'prom-client'])
      expect(licenses).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });
});

describe('what stands beside it', () => {
  const settings = [...new Set(read('src-hub/read-settings.ts').match(/VAKPROEF_HUB_[A-Z_]+/g))];
  const guide = read('docs/RUNNING-A-HUB.md');

  test('every setting is in the guide and in the help, and no other', () => {
    expect(settings.length).toBeGreaterThan(6);
    for (const name of settings) {
      expect(guide).toContain(`\`${name}\``);
      expect(composeHelp()).toContain(name);
    }
    const known = new Set([...settings, 'VAKPROEF_HUB_LOG', 'VAKPROEF_HUB_NAME']);
    for (const file of [
      'docs/RUNNING-A-HUB.md',
      'deploy/Dockerfile',
      'deploy/compose.yml',
      'deploy/vakproef-hub.service',
    ])
      for (const name of read(file).match(/VAKPROEF_HUB_[A-Z_]+/g) ?? []) expect(known).toContain(name);
  });

  test('every command of the help is in the guide', () => {
    for (const [, name] of composeHelp().matchAll(/^ {2}hub ([a-z-]+)/gm))
      if (name !== 'chains') expect(guide).toContain(`hub ${name}`);
  });

  test('the image runs as nobody in particular, from a pinned base, and gets the signal to stop', () => {
    const lines = read('deploy/Dockerfile').split('\n');
    for (const from of lines.filter((line) => line.startsWith('FROM ')))
      expect(from).toMatch(/:\d+\.\d+\.\d+-/);
    expect(lines).toContain('USER node');
    expect(lines.at(-2)).toBe('ENTRYPOINT ["node", "hub.mjs"]');
    expect(JSON.parse(read('package.json')).scripts['build:hub']).toBe(
      'vite build -c vite.hub.config.ts && node scripts/build-candidate-for-hub.mjs',
    );
  });
});
