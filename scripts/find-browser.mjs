/**
 * Finds a Chromium-family browser, in this order: VAKPROEF_CHROMIUM or CHROME_PATH, one installed on the system,
 * Playwright's own, the one in `.cache/browser`. With `--install` it may get one: by apt-get as root on Debian and
 * Ubuntu, else from npm (Linux x64). Run by itself it prints the path; `--from=npm` (or another of `system`,
 * `playwright`, `cache`, `apt-get`) looks there only, to see that this way works.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const cache = process.env.VAKPROEF_CACHE ?? join(import.meta.dirname, '..', '.cache', 'browser');
const cached = join(cache, 'chromium');
/** Newest release that runs on Node 20. */
const npmBrowser = '@sparticuz/chromium@147.0.0';

const firstExisting = (paths) => paths.find((path) => path && existsSync(path)) ?? null;

const windowsPlaces = () =>
  [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);

const macPlaces = () =>
  ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );

const linuxPlaces = () =>
  ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].map(
    (name) => `/usr/bin/${name}`,
  );

/** A browser installed on the system, with a window. */
export function systemBrowser() {
  const chosen = firstExisting([process.env.VAKPROEF_CHROMIUM, process.env.CHROME_PATH]);
  if (chosen) return chosen;
  if (process.platform === 'win32') return firstExisting(windowsPlaces());
  return firstExisting(process.platform === 'darwin' ? macPlaces() : linuxPlaces());
}

async function playwrightBrowser() {
  try {
    const { chromium } = await import('playwright-core');
    return firstExisting([chromium.executablePath()]);
  } catch {
    return null;
  }
}

const mayUseApt = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

const apt = (...args) =>
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 400_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

const firefoxes = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** A second browser for the candidate's page; without it those tests are skipped, and say so. */
export function findFirefox() {
  const chosen = firstExisting([process.env.VAKPROEF_FIREFOX, ...firefoxes]);
  if (chosen || !mayUseApt()) return chosen;
  if (apt('update')) apt('install', '-y', '--no-install-recommends', 'firefox-esr');
  return firstExisting(firefoxes);
}

function installByApt() {
  if (!mayUseApt()) return null;
  if (apt('update')) {
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core');
    // Not every release has it, and nothing needs it.
    apt('install', '-y', '--no-install-recommends', 'chromium-headless-shell');
  }
  return systemBrowser();
}

/** The npm package holds a packed headless Chromium and the libraries a bare machine lacks. */
async function installByNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  mkdirSync(cache, { recursive: true });
  const installed = spawnSync(
    'npm',
    ['install', '--prefix', cache, '--no-audit', '--no-fund', '--silent', npmBrowser],
    { stdio: ['ignore', 'ignore', 'inherit'], timeout: 400_000 },
  );
  if (installed.status !== 0) return null;
  const packageFolder = join(cache, 'node_modules', '@sparticuz', 'chromium');
  const entry = pathToFileURL(join(packageFolder, 'build', 'esm', 'index.js')).href;
  const { default: packed } = await import(entry);
  const unpacked = await packed.executablePath();
  const folder = join(cache, 'unpacked');
  mkdirSync(folder, { recursive: true });
  for (const name of [
    'libEGL.so',
    'libGLESv2.so',
    'libvk_swiftshader.so',
    'libvulkan.so.1',
    'vk_swiftshader_icd.json',
  ])
    if (existsSync(join(dirname(unpacked), name)))
      copyFileSync(join(dirname(unpacked), name), join(folder, name));
  copyFileSync(unpacked, join(folder, 'chromium'));
  chmodSync(join(folder, 'chromium'), 0o755);
  const { brotliDecompressSync } = await import('node:zlib');
  const { readFileSync } = await import('node:fs');
  const libraries = join(packageFolder, 'bin', 'al2023.tar.br');
  if (existsSync(libraries)) {
    writeFileSync(join(cache, 'libraries.tar'), brotliDecompressSync(readFileSync(libraries)));
    spawnSync('tar', ['xf', 'libraries.tar'], { cwd: cache });
  }
  const wrapper = [
    '#!/bin/sh',
    'here=$(dirname "$(readlink -f "$0")")',
    'ldconfig -p 2>/dev/null | grep -q libnss3.so || export LD_LIBRARY_PATH="$here/lib:$LD_LIBRARY_PATH"',
    'exec "$here/unpacked/chromium" "$@"',
    '',
  ];
  writeFileSync(cached, wrapper.join('\n'), { mode: 0o755 });
  return cached;
}

/** The browser for tests as `{ path, from }`, or null; `only` names the one place to look. */
export async function findBrowser({ mayInstall = false, only = null } = {}) {
  const steps = [
    ['system', systemBrowser],
    ['playwright', playwrightBrowser],
    ['cache', () => firstExisting([cached])],
    ...(mayInstall
      ? [
          ['apt-get', installByApt],
          ['npm', installByNpm],
        ]
      : []),
  ];
  for (const [from, find] of steps.filter(([name]) => only === null || name === only)) {
    const path = await find();
    if (path) return { path, from };
  }
  return null;
}

/**
 * The browser that shows the application to the journeys, as `{ path, from }` or null: the same engine without the parts for
 * people, where it is installed, because it costs a fifth less; else whatever `findBrowser` finds. `VAKPROEF_CHROMIUM` decides.
 */
export async function findTestBrowser() {
  const isChosen = Boolean(process.env.VAKPROEF_CHROMIUM || process.env.CHROME_PATH);
  const shell = firstExisting(['/usr/bin/chromium-headless-shell']);
  return shell && !isChosen ? { path: shell, from: 'system' } : findBrowser();
}

if (process.argv[1] === import.meta.filename) {
  const only = process.argv.find((word) => word.startsWith('--from='))?.slice('--from='.length) ?? null;
  const found = await findBrowser({ mayInstall: process.argv.includes('--install'), only });
  console.log(found?.path ?? '');
  process.exitCode = found ? 0 : 1;
}
