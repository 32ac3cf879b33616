/**
 * Writes the bill of materials of a release in CycloneDX form: every package of package-lock.json with its version,
 * license and hash. Needs no network. Everything the application ships is bundled from packages that the lock calls
 * development packages, so those are in it, and with them the tools a release is built with.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const isWindows = process.platform === 'win32';

/** @param file where to write it; throws when npm cannot make it */
export function writeSbom(file) {
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
  writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
}
