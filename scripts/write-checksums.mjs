/**
 * Writes SHA256SUMS beside the files of a release, in the form `sha256sum --check` reads. Run by itself it takes the
 * folder: the installers of several systems brought together get one list.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Ends of the names of what people download. */
export const releaseKinds = ['.AppImage', '.deb', '.dmg', '.exe', '.msi', '.rpm', '.zip', '.cdx.json'];

const isReleaseFile = (name) => releaseKinds.some((kind) => name.endsWith(kind));

async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** @returns the names of the files in the list; files of the packing itself are left out */
export async function writeChecksums(folder) {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isReleaseFile(entry.name))
    .map((entry) => entry.name)
    .sort();
  const lines = [];
  for (const name of names) lines.push(`${await sha256(join(folder, name))}  ${name}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''));
  return names;
}

if (process.argv[1] === import.meta.filename) {
  const names = await writeChecksums(resolve(process.argv[2] ?? 'release'));
  console.log(`SHA256SUMS: ${names.length} files`);
  process.exitCode = names.length > 0 ? 0 : 1;
}
