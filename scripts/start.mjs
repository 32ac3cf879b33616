/**
 * `npm start`: from a fresh clone to a running Vakproef with a sample exam centre. Installs and builds what is needed,
 * starts the hub on a PostgreSQL of its own, and opens the Electron window; where there can be none, it says why in one
 * line and serves the same application for a browser. Ctrl-C ends all of it.
 *
 *   --browser   no Electron window     --offline  fetch nothing     --no-open  open nothing, only print the link
 *
 * Everything is kept between starts in `.vakproef/`, or in the folder that VAKPROEF_HOME names. Device and hub of the
 * sample centre have the number of the protocol in their name: what an earlier one wrote stays beside, untouched.
 */
import './require-node.mjs';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { electronBinary } from './electron-status.mjs';
import { fetchElectron } from './fetch-electron.mjs';
import { systemBrowser } from './find-browser.mjs';
import { isOwnLink, removeLaunchFile, writeLaunchFile } from './launch-file.mjs';
import { prepare } from './prepare.mjs';
import { endChild, runNodeProgram, runProgram, whenEnded, whenReady } from './run-child.mjs';
import { say } from './script-texts.mjs';

const root = join(import.meta.dirname, '..');
const flags = new Set(process.argv.slice(2));
const isRoot = process.getuid?.() === 0;
const home = resolve(process.env.VAKPROEF_HOME || join(root, '.vakproef'));
const hubPort = Number(process.env.VAKPROEF_HUB_PORT || 47_620);
const hostPort = Number(process.env.VAKPROEF_PORT || 47_615);
const deviceEnv = {
  VAKPROEF_DATA: process.env.VAKPROEF_DATA || join(home, 'device-2'),
  VAKPROEF_STATE: process.env.VAKPROEF_STATE || join(home, 'state'),
  VAKPROEF_PORT: String(hostPort),
};
/** Where the sample centre was kept under protocol 1. */
const earlierFolders = [join(home, 'device'), join(home, 'hub')];
const children = [];
let ending = false;
/** We only open a window of a Vakproef that runs already; its browser may not have read the file yet. */
let isRunningElsewhere = false;

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

const start = (file, options) => {
  const child = runNodeProgram(join(root, 'out', 'node', file), options);
  children.push(child);
  return child;
};

/** Ends host before hub, so that a last push still finds it. */
async function endAll(code = 0) {
  if (ending) return;
  ending = true;
  for (const child of children.reverse()) await endChild(child);
  if (!isRunningElsewhere) removeLaunchFile(home);
  process.exit(code);
}

async function startHub() {
  if (process.env.VAKPROEF_HUB_URL) return {};
  if (!(await isFree(hubPort))) {
    console.log(say('hubPortTaken', { port: hubPort }));
    return {};
  }
  console.log(say('hubStarting'));
  const hub = start('hub.js', {
    env: {
      VAKPROEF_HUB_PORT: String(hubPort),
      VAKPROEF_HUB_DATA: process.env.VAKPROEF_HUB_DATA || join(home, 'hub-2'),
      VAKPROEF_HUB_SAMPLE: '1',
      VAKPROEF_HUB_CANDIDATES: 'here',
    },
  });
  const ready = await whenReady(hub, 120_000);
  if (!ready) {
    console.log(say('hubFailed'));
    await endChild(hub);
    return {};
  }
  console.log(say('hubReady', { url: ready.url }));
  return { VAKPROEF_HUB_URL: ready.url, VAKPROEF_ENROL_CODE: ready.enrolmentCode };
}

/** The Electron binary, or the reason why a browser is used instead. */
async function chooseWindow() {
  if (flags.has('--browser')) return { binary: null, reason: 'asked' };
  if (!hasDisplay()) return { binary: null, reason: 'noDisplay' };
  if (isRoot) return { binary: null, reason: 'root' };
  const binary = electronBinary();
  if (binary) return { binary, reason: null };
  return flags.has('--offline') ? { binary: null, reason: 'offline' } : fetchElectron();
}

/** An app window of an installed browser, with a profile of its own that stays between starts. */
function openBrowser(url, { outlivesUs }) {
  const browser = systemBrowser();
  if (!browser || flags.has('--no-open') || !hasDisplay() || !isOwnLink(url, hostPort)) return;
  const profile = join(home, 'browser');
  const address = writeLaunchFile(home, url);
  const asRoot = isRoot ? ['--no-sandbox', '--test-type'] : [];
  const quiet = ['--no-first-run', '--no-default-browser-check', '--disable-sync'];
  const child = runProgram(browser, [`--app=${address}`, `--user-data-dir=${profile}`, ...quiet, ...asRoot]);
  // The link stands on the terminal: a browser that does not open costs nothing.
  child.on('error', () => {});
  if (outlivesUs) child.unref();
  else children.push(child);
}

async function openElectron(binary, env) {
  console.log(say('electronWindow'));
  const child = runProgram(binary, [root], { ...deviceEnv, ...env });
  children.push(child);
  await whenEnded(child);
  await endAll();
}

async function openNodeHost(reason, env) {
  console.log(say(`whyBrowser.${reason}`));
  const host = start('host.js', {
    env: { ...deviceEnv, ...env },
    onLine: (text) => process.stdout.write(text),
  });
  const ready = await whenReady(host, 120_000);
  if (!ready) return endAll(1);
  isRunningElsewhere = ready.running;
  openBrowser(ready.url, { outlivesUs: ready.running });
  if (ready.running) return endAll();
  console.log(say('stop'));
  await whenEnded(host);
  await endAll(1);
}

process.on('SIGINT', () => {
  if (!ending) console.log(`\n${say('stopping')}`);
  void endAll();
});
process.on('SIGTERM', () => void endAll());

prepare();
const earlier = earlierFolders.find((folder) => existsSync(folder));
if (earlier) console.log(say('earlierData', { folder: earlier }));
const { binary, reason } = await chooseWindow();
// A taken port means that Vakproef runs already, hub included; the host finds out and prints its link.
const hubEnv = binary || (await isFree(hostPort)) ? await startHub() : {};
await (binary ? openElectron(binary, hubEnv) : openNodeHost(reason, hubEnv));
