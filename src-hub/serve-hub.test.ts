/** The hub as somebody runs it: its figures, its certificate, its end. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { realWorld } from '../shared/kernel/real-world';
import { aClamd } from '../test/fakes/fake-clamd';
import { aMember } from '../test/hub/a-member';
import { aSigner } from '../test/hub/a-signer';
import { anOrganisation, aStore, type HubLab, openHubLab } from '../test/hub/hub-lab';
import { aRawClient, requestHead } from '../test/hub/raw-client';
import { type HubSettings, readSettings, SettingError } from './read-settings';
import { serveHub } from './serve-hub';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

/** A machine may be busy; the count is a way out, not a measure. */
const patient = { timeout: 40_000 };

async function aHub(over: Partial<HubSettings> = {}) {
  const connection = await lab.freshDatabase();
  const { user, password, host, database } = connection;
  const databaseUrl = `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}`;
  const settings = { ...readSettings({ VAKPROEF_HUB_PORT: '0', DATABASE_URL: databaseUrl }), ...over };
  const hub = await serveHub(settings, realWorld);
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await hub.close();
  };
  onTestFinished(close);
  const store = await aStore(connection);
  return {
    ...hub,
    close,
    store,
    member: async () => aMember({ ...hub, store }, aSigner(await anOrganisation(store))),
  };
}

test('a stop finishes what is being answered, takes nothing new, and ends', async () => {
  const hub = await aHub();
  const { device, enrolment } = await hub.member();
  const { text, hash, signature } = device.sign();
  const body = JSON.stringify({ changes: [{ text, hash, signature }] });
  const client = aRawClient(hub.url);
  client.send(requestHead('/v1/changes', body.length, [`authorization: Bearer ${enrolment.token}`]));
  client.send(body.slice(0, 100));
  await expect
    .poll(async () => (await hub.store.database.selectFrom('device').selectAll().execute()).length)
    .toBeGreaterThan(0);
  await realWorld.pause(100);
  const closed = hub.close();
  await expect
    .poll(() => fetch(`${hub.url}/v1/health`).then(String, () => 'refused'), patient)
    .toBe('refused');
  client.send(body.slice(100));
  await expect.poll(client.heard, patient).toMatch(/^HTTP\/1.1 200[\s\S]*receipts/);
  await closed;
  const own = hub.store.database.selectFrom('change').where('device_id', '=', device.deviceId);
  expect(await own.selectAll().execute()).toHaveLength(1);
});

describe('the figures', () => {
  test('are served on an address of their own, by route and never by path, and count what was logged', async () => {
    const hub = await aHub({ metrics: { host: '127.0.0.1', port: 0 } });
    const { device, ask } = await hub.member();
    await ask('/v1/changes', { body: JSON.stringify({ changes: [device.sign()] }) });
    await fetch(`${hub.url}/v1/secret-name`);
    expect((await fetch(`${hub.url}/metrics`)).status).toBe(400);
    const text = await (await fetch(`http://127.0.0.1:${hub.metricsPort}/metrics`)).text();
    expect(text).toMatch(
      /vakproef_hub_request_seconds_count\{route="\/v1\/changes",method="POST",status="200"\} 1/,
    );
    expect(text).toMatch(/route="none",method="GET",status="400"\} 2/);
    expect(text).toMatch(/vakproef_hub_events\{event="changes-accepted"\} \d/);
    expect(text).toMatch(/vakproef_hub_database_connections\{state="open"\} \d/);
    expect(text).not.toContain('secret-name');
    expect(text).not.toContain(device.deviceId);
    expect((await fetch(`http://127.0.0.1:${hub.metricsPort}/v1/health`)).status).toBe(404);
  });
});

test('H61: with a scanner in the settings files are looked at while it serves, and the figures say how many wait', async () => {
  const clamd = await aClamd();
  const folder = mkdtempSync(path.join(tmpdir(), 'vakproef-scanned-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { scanner } = readSettings({ VAKPROEF_HUB_SCANNER: `127.0.0.1:${clamd.place.port}` });
  const metrics = { host: '127.0.0.1', port: 0 };
  const hub = await aHub({ scanner, metrics, bodies: { folder, maxBytes: 1e6 } });
  const figures = async () => (await fetch(`http://127.0.0.1:${hub.metricsPort}/metrics`)).text();
  await expect.poll(figures, patient).toContain('vakproef_hub_files_scanned{state="waiting"} 0');
  await hub.close();
});

test('health answers again as soon as the database does, after all its connections were cut', async () => {
  const hub = await aHub();
  expect(await (await fetch(`${hub.url}/v1/health`)).json()).toMatchObject({ state: 'degraded' });
  const { database } = hub.store;
  await database.transaction().execute(async (transaction) => {
    const { sql } = await import('kysely');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(transaction);
  });
  await expect.poll(async () => (await fetch(`${hub.url}/v1/health`)).status, patient).toBe(200);
});

describe.runIf(spawnSync('openssl', ['version']).status === 0)('a certificate of its own', () => {
  test('serves HTTPS without a proxy', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'vakproef-cert-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [cert, key] = ['cert.pem', 'key.pem'].map((name) => path.join(folder, name)) as [string, string];
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '2',
        ],
        ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert],
      ],
      { stdio: 'ignore' },
    );
    const { tls } = readSettings({ VAKPROEF_HUB_CERT: cert, VAKPROEF_HUB_KEY: key });
    const hub = await aHub({ tls });
    expect(hub.url).toMatch(/^https:/);
    const status = await new Promise((resolve, reject) => {
      https
        .get(`${hub.url}/v1/health`, { ca: readFileSync(cert) }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
        .once('error', reject);
    });
    expect(status).toBe(200);
  });
});

test('files lie beside a database of its own, else where the settings say, else nowhere', () => {
  const placeOf = (env: Record<string, string>) => readSettings(env).bodies;
  const maxBytes = 200 * 1024 * 1024;
  expect(placeOf({ VAKPROEF_HUB_DATA: '/hub' })).toEqual({ folder: '/hub/files', maxBytes });
  expect(placeOf({ DATABASE_URL: 'postgres://x' })).toBe(null);
  const s3 = {
    VAKPROEF_HUB_FILES: 's3://roc-files',
    VAKPROEF_HUB_STORE_KEY: 'k',
    VAKPROEF_HUB_STORE_SECRET: 's',
  };
  expect(placeOf({ ...s3, VAKPROEF_HUB_FILE_MB: '1' })).toEqual({
    s3: { bucket: 'roc-files', endpoint: null, region: 'eu-west-1', accessKeyId: 'k', secretAccessKey: 's' },
    maxBytes: 1024 * 1024,
  });
});

test.each([
  [{ VAKPROEF_HUB_PORT: '70000' }, /VAKPROEF_HUB_PORT is no port/],
  [{ VAKPROEF_HUB_CERT: 'cert.pem' }, /go together/],
  [{ VAKPROEF_HUB_CERT: '/nowhere', VAKPROEF_HUB_KEY: '/nowhere' }, /cannot be read/],
  [{ VAKPROEF_HUB_METRICS: 'here' }, /no host:port/],
  [{ VAKPROEF_HUB_FILES: 'ftp://files' }, /no folder and no s3:\/\/bucket/],
  [{ VAKPROEF_HUB_FILES: 's3://bucket' }, /needs VAKPROEF_HUB_STORE_KEY and VAKPROEF_HUB_STORE_SECRET/],
  [{ VAKPROEF_HUB_SCANNER: 'clamav' }, /VAKPROEF_HUB_SCANNER is no path of a socket and no host:port/],
  [{ VAKPROEF_HUB_FILE_MB: '0' }, /VAKPROEF_HUB_FILE_MB is no number/],
  [{ VAKPROEF_HUB_CENTRE_GB: '0.5' }, /VAKPROEF_HUB_CENTRE_GB is no number/],
])('a setting that is wrong is told in a sentence: %o', (env, message) => {
  expect(() => readSettings(env)).toThrow(message);
  expect(() => readSettings(env)).toThrow(SettingError);
});
