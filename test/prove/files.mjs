/**
 * Proves that a large file reaches the hub once and whole: 200 MB from a real host to a real hub, over a line that is cut
 * at random, while either of them is killed.
 *
 *   npm run prove:files -- [--mb 200] [--cuts 50] [--kills 5] [--store folder|s3] [--seed n] [--host out/node/host.js]
 *     [--hub out/node/hub.js]
 *
 * Ends with one line and exit code 0 only when the hub holds the bytes, nothing was said to be received before, nothing was sent
 * from zero, and the host never took more than 150 MB above what it takes at rest.
 */
import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openCuttingLine } from './cutting-line.mjs';
import { callHost, meet, readLink } from './enter-host.mjs';
import { createMarkRobot } from './mark-robot.mjs';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    mb: { type: 'string', default: '200' },
    cuts: { type: 'string', default: '50' },
    kills: { type: 'string', default: '5' },
    store: { type: 'string', default: 'folder' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    host: { type: 'string', default: join(root, 'out', 'node', 'host.js') },
    hub: { type: 'string', default: join(root, 'out', 'node', 'hub.js') },
  },
});
const [host, hubProgram] = [resolve(values.host), resolve(values.hub)];
for (const program of [host, hubProgram])
  if (!existsSync(program)) throw new Error(`${program} is not there: npm run build first`);
const pieceBytes = 1024 * 1024;
const size = Number(values.mb) * pieceBytes;
const { random, aMark } = createMarkRobot(Number(values.seed));

const place = mkdtempSync(join(tmpdir(), 'vakproef-prove-files-'));
chmodSync(place, 0o755);
const hubData = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'vakproef-prove-hub-'));
chmodSync(hubData, 0o755);

async function start(program, env) {
  const child = fork(program, [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  const ended = new Promise((done) => child.once('exit', done));
  const message = await new Promise((done, fail) => {
    child.once('message', done);
    ended.then(() => fail(new Error(`${program} ended:\n${said}`)));
  });
  return {
    message,
    pid: child.pid,
    end: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
/** An object store that outlives the hub, as a real one does. */
async function startS3() {
  const { default: S3rver } = await import('s3rver');
  const server = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory: join(place, 's3') },
    configureBuckets: [{ name: 'bodies' }],
  });
  const { port } = await server.run();
  const env = {
    VAKPROEF_HUB_FILES: 's3://bodies',
    VAKPROEF_HUB_STORE_ENDPOINT: `http://127.0.0.1:${port}`,
    VAKPROEF_HUB_STORE_KEY: 'S3RVER',
    VAKPROEF_HUB_STORE_SECRET: 'S3RVER',
  };
  return { env, end: () => server.close() };
}
const s3 = values.store === 's3' ? await startS3() : null;
const hubEnv = {
  VAKPROEF_HUB_DATA: hubData,
  VAKPROEF_HUB_PORT: '0',
  VAKPROEF_HUB_SAMPLE: '1',
  VAKPROEF_HUB_LOG: 'off',
  VAKPROEF_HUB_FILES: join(hubData, 'files-of-changes'),
  DATABASE_URL: '',
  ...s3?.env,
};
const startHub = () => start(hubProgram, hubEnv);
const folder = join(place, 'device');
const startHost = async () => {
  const running = await start(host, {
    VAKPROEF_DATA: folder,
    VAKPROEF_STATE: join(place, 'state'),
    VAKPROEF_EXPORTS: join(place, 'exports'),
    VAKPROEF_PORT: '0',
  });
  const { origin, ticket } = readLink(running.message.url);
  const token = await meet(origin, ticket);
  const call = async (path, input = {}) => {
    const { value, problem } = await (await callHost(origin, token, path, input)).json();
    if (problem) throw new Error(`${path}: ${problem.code} ${JSON.stringify(problem.details)}`);
    return value;
  };
  return { ...running, call };
};
const megabytesOf = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

let hub = await startHub();
const line = await openCuttingLine(hub.message.url);
let device = await startHost();
let most = 0;
const watch = setInterval(() => {
  try {
    most = Math.max(most, megabytesOf(device.pid));
  } catch {
    // Between two lives of it.
  }
}, 50);

/** Hands the file to main as a page does, and names it in a mark: a device that belongs to nobody yet records for whoever comes. */
async function record() {
  const { bodyId } = await device.call('bodies.begin', { bytes: size });
  const hash = createHash('sha256');
  for (let at = 0; at < size; at += pieceBytes) {
    const bytes = randomBytes(Math.min(pieceBytes, size - at));
    hash.update(bytes);
    await device.call('bodies.append', { bodyId, at, bytes: { $bytes: bytes.toString('base64') } });
  }
  const { digest } = await device.call('bodies.finish', { bodyId });
  if (digest !== hash.digest('hex')) throw new Error('the device kept other bytes');
  const attachments = [{ digest, bytes: size, mediaType: 'video/mp4' }];
  await device.call('journal.append', { drafts: [{ ...aMark(), attachments }] });
}

const kindsOf = async () =>
  (await device.call('journal.read', { from: 1, limit: 5000 })).entries.map(({ entry }) => entry.kind);
/** Waits until the condition holds, or the time is over. */
async function until(condition, limitMs) {
  for (const end = Date.now() + limitMs; Date.now() < end; await pause(100))
    if (await condition().catch(() => false)) return true;
  return false;
}

const began = Date.now();
await record();
await pause(1000);
const atRest = megabytesOf(device.pid);
most = atRest;
let cutsLeft = Number(values.cuts);
// Evenly over all of the file, give or take half.
const meanBytes = Math.floor(size / (cutsLeft + 1));
line.cutAfter(() => (cutsLeft-- > 0 ? Math.floor(meanBytes / 2) + random(meanBytes) : null));
await device.call('device.enrol', {
  hubUrl: line.url,
  code: hub.message.enrolmentCode,
  deviceName: 'Tablet',
});

const kills = Number(values.kills);
let killed = 0;
let lied = 0;
const isThere = async () => {
  const { filesWaiting, waiting } = await device.call('sync.status');
  if (filesWaiting || waiting > 0) return false;
  if (!(await kindsOf()).includes('body-receipts')) lied += 1;
  return true;
};
for (let at = 1; at <= kills; at++) {
  const goal = (size * at) / (kills + 1);
  await until(async () => line.sent() >= goal, 300_000);
  await hub.end('SIGKILL');
  hub = await startHub();
  line.moveTo(hub.message.url);
  await until(async () => line.sent() >= goal + size / (kills + 1) / 2, 300_000);
  await device.end('SIGKILL');
  device = await startHost();
  killed += 1;
}
const arrived = await until(isThere, 600_000);
clearInterval(watch);
const kinds = await kindsOf();
const receipts = kinds.filter((kind) => kind === 'body-receipts').length;
const sent = line.sent();
await device.end('SIGTERM');
await hub.end('SIGTERM');
await line.close();
await s3?.end();
for (const folderOf of [place, hubData]) rmSync(folderOf, { recursive: true, force: true });

const faults = [
  !arrived && 'it did not arrive',
  lied > 0 && 'it was said to be received without a receipt',
  receipts !== 1 && `${receipts} receipts`,
  // A cut costs what was on its way and not kept, a kill as much: never the file.
  sent > size * 1.5 + pieceBytes * 16 &&
    `${Math.round(sent / 1e6)} MB were sent for ${Math.round(size / 1e6)}`,
  most - atRest > 150 && `${Math.round(most - atRest)} MB of memory above rest`,
].filter(Boolean);
const told = [
  `${values.mb} MB`,
  `to a ${values.store} store`,
  `${line.cuts()} cuts`,
  `${killed} kills of each`,
  `${Math.round(sent / 1e6)} MB sent`,
  `${Math.round(most - atRest)} MB above rest`,
  `${Math.round((Date.now() - began) / 1000)} s`,
  `seed ${values.seed}`,
].join(', ');
process.stdout.write(`${faults.length === 0 ? 'ok' : `FAILED (${faults.join('; ')})`}: ${told}\n`);
process.exit(faults.length === 0 ? 0 : 1);
