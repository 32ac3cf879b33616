/**
 * Brings a clone to the point where it can run: packages installed as the lock says, and the build newer than its
 * sources. Does nothing when nothing changed.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from './script-texts.mjs';

const root = join(import.meta.dirname, '..');
const sources = [
  'assets',
  'shared',
  'src-candidate',
  'src-hub',
  'src-main',
  'src-renderer',
  'package-lock.json',
  'package.json',
  'electron.vite.config.ts',
  'vite.candidate.config.ts',
  'vite.node.config.ts',
];
const built = [
  ...['out/main/main.js', 'out/renderer/index.html', 'out/node/host.js', 'out/node/hub.js'],
  'out/candidate/index.html',
];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const packagesOf = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {});

/** True when every package of the lock stands there in its version; packages for other systems may be absent. */
function isInstalled() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

function install() {
  if (isInstalled()) return;
  console.log(say('installing'));
  // Electron itself is fetched later, and only by whoever opens a window.
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' },
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(say('installFailed'));
  process.exit(1);
}

function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** Quiet while all goes well; ends with what the builder said when it does not. */
function buildPart(builder, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return;
  console.error(`${stdout}\n${stderr}\n${say('buildFailed')}`);
  process.exit(1);
}

const stamp = join(root, 'out', '.built');

/** True when everything is built, and no source is newer. */
export function isBuilt() {
  const builtAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isWhole = built.every((file) => existsSync(join(root, file)));
  return isWhole && sources.every((path) => newestChange(join(root, path)) < builtAt);
}

function build() {
  const startedAt = new Date();
  if (isBuilt()) return;
  console.log(say('building'));
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  buildPart(electronVite, ['build']);
  buildPart(vite, ['build', '-c', 'vite.node.config.ts']);
  buildPart(vite, ['build', '-c', 'vite.candidate.config.ts']);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  // The time the build began: a source saved while it ran is newer.
  utimesSync(stamp, startedAt, startedAt);
}

/** Installs and builds what is missing or old; ends the process with a clear line when it cannot. */
export function prepare() {
  install();
  build();
}
