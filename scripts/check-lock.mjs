/**
 * Fails when package-lock.json cannot be installed everywhere: an optional platform package without an entry (npm ci
 * refuses it), or a download address, which may exist on one machine only.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8'));

/** Node's look-up: in the folder itself, then in each parent. */
function isPresent(name, from) {
  for (let folder = from; ; ) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
    const parent = folder.lastIndexOf('/node_modules/');
    folder = parent < 0 ? '' : folder.slice(0, parent);
  }
}

const complaints = Object.entries(packages).flatMap(([at, entry]) => [
  ...Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !isPresent(name, at))
    .map((name) => `${name} is missing (wanted by ${at || 'the project'})`),
  ...(entry.resolved ? [`${at} names where it was downloaded from`] : []),
]);

for (const complaint of complaints) console.log(`package-lock.json: ${complaint}`);
console.log(`package-lock.json: ${Object.keys(packages).length} entries, ${complaints.length} complaints`);
process.exitCode = complaints.length > 0 ? 1 : 0;
