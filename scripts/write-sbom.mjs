/**
 * Writes the bill of materials of a release in CycloneDX form: every package of package-lock.json with its version,
 * license and hash. Needs no network. Everything the application ships is bundled from packages that the lock calls
 * development packages, so those are in it, and with them the tools a release is built with. Run by itself it takes
 * the folder of the release.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const isWindows = process.platform === 'win32';

/** @returns the file it wrote into the folder; throws when npm cannot make it */
export function writeSbom(folder) {
  const command = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  const { status, stdout, stderr } = spawnSync(isWindows ? 'npm.cmd' : 'npm', command, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: isWindows,
  });
  if (status !== 0) throw new Error(`npm sbom failed (npm 10 or newer is needed): ${stderr}`);
  const sbom = JSON.parse(stdout);
  // npm takes the name of the folder, which is whatever the clone was called.
  sbom.metadata.component.name = 'vakproef';
  const file = join(folder, `vakproef-${sbom.metadata.component.version}.cdx.json`);
  writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
  return file;
}

if (process.argv[1] === import.meta.filename) console.log(writeSbom(resolve(process.argv[2] ?? 'release')));
