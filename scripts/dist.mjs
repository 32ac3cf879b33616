/**
 * `npm run dist`: builds the application and makes the installers of the system it runs on, with the bill of materials
 * and the checksums beside them, all in `release/`. What is made stands in electron-builder.yml, how a release goes in
 * docs/RELEASING.md.
 *
 *   --x64, --arm64  only this processor      --dir  only the unpacked application, no installers
 *   --offline       fetch nothing: pack the Electron that `npm start` brought, for this processor only; the tools for
 *                   installers must be there from an earlier run (`--dir` needs none)
 */
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { electronBinary } from './electron-status.mjs';
import { isServerReachable } from './fetch-electron.mjs';
import { prepare } from './prepare.mjs';
import { writeChecksums } from './write-checksums.mjs';
import { writeSbom } from './write-sbom.mjs';

const root = join(import.meta.dirname, '..');
const release = join(root, 'release');
const flags = process.argv.slice(2);
const isOnlyFolder = flags.includes('--dir');
const isOffline = flags.includes('--offline');

function stop(message) {
  console.error(`dist: ${message}`);
  process.exit(1);
}

function checkFlags() {
  const unknown = flags.filter((flag) => !['--x64', '--arm64', '--dir', '--offline'].includes(flag));
  if (unknown.length > 0) stop(`does not know ${unknown.join(' ')}; see the top of scripts/dist.mjs`);
}

/** The folder of the Electron of this computer; on macOS the binary lies deep inside the application. */
function electronFolder() {
  const binary = electronBinary();
  if (!binary) stop('--offline packs the Electron of this computer, and there is none; npm start fetches it');
  return process.platform === 'darwin' ? join(dirname(binary), '..', '..', '..') : dirname(binary);
}

/** Waiting for what cannot come costs minutes and ends in a message about something else. */
async function checkNetwork() {
  if (isOffline) electronFolder();
  if (isOffline || (await isServerReachable())) return;
  stop(
    [
      'no network: Electron and the tools that make installers are fetched from github.com, which does not answer.',
      '  Behind a mirror: set ELECTRON_MIRROR and ELECTRON_BUILDER_BINARIES_MIRROR.',
      '  Without any network: npm run dist -- --dir --offline packs the Electron of this computer, without installers.',
    ].join('\n'),
  );
}

function checkTools() {
  if (process.platform !== 'linux' || isOnlyFolder) return;
  const found = spawnSync('rpmbuild', ['--version'], { stdio: 'ignore' });
  if (found.status !== 0)
    stop('rpmbuild is missing, the rpm is made with it (Debian, Ubuntu: apt install rpm)');
}

function saySigning() {
  const { env } = process;
  if (process.platform === 'win32' && !env.WIN_CSC_LINK && !env.CSC_LINK)
    console.log('dist: WIN_CSC_LINK is not set, the installers will not be signed');
  if (process.platform === 'darwin' && !env.CSC_LINK && !env.CSC_NAME)
    console.log('dist: CSC_LINK is not set, the application will not be signed and not be notarised');
}

function makeInstallers() {
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const asked = flags.filter((flag) => flag === '--x64' || flag === '--arm64');
  const args = [
    ...(isOffline ? [`--${process.arch}`, `-c.electronDist=${electronFolder()}`] : asked),
    ...(isOnlyFolder ? ['--dir'] : []),
    '--publish',
    'never',
  ];
  // A secret that is not there reaches us as an empty text, which electron-builder takes for the name of a file.
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const { status } = spawnSync(process.execPath, [builder, ...args], { cwd: root, stdio: 'inherit', env });
  if (status !== 0) stop('electron-builder failed; its last lines above say why');
}

checkFlags();
await checkNetwork();
checkTools();
saySigning();
// What an earlier run left must not get into the list of this one.
rmSync(release, { recursive: true, force: true });
mkdirSync(release);
prepare();
makeInstallers();
writeSbom(release);
const names = await writeChecksums(release);
console.log(`\nrelease/\n${[...names, 'SHA256SUMS'].map((name) => `  ${name}`).join('\n')}`);
