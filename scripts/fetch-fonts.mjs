/**
 * Brings the fonts of the sheet into assets/fonts: one file each out of exactly pinned packages, of which only that file
 * is wanted (the package of one East Asian font holds nine weights in 92 MB). Run by hand when a version changes; the
 * files are in the repository, so a build needs no network. `assets/fonts/sources.json` says where each came from.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const target = join(import.meta.dirname, '..', 'assets', 'fonts');
const sourcesFile = join(target, 'sources.json');
const sources = JSON.parse(readFileSync(sourcesFile, 'utf8'));
const packages = [...new Set(sources.map((source) => `${source.package}@${source.version}`))];

const folder = mkdtempSync(join(tmpdir(), 'vakproef-fonts-'));
try {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', '--save-exact', ...quiet, ...packages], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the packages could not be installed');
  const fetched = sources.map((source) => {
    const bytes = readFileSync(join(folder, 'node_modules', source.package, source.path));
    writeFileSync(join(target, source.file), bytes);
    return { ...source, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  writeFileSync(sourcesFile, `${JSON.stringify(fetched, null, 2)}\n`);
  console.log(`${fetched.length} fonts in ${target}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
