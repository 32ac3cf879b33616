/**
 * Says where the Electron binary is, without importing `electron`: outside Electron that package would start a
 * download. Run by itself it prints the path, or nothing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packageFolder = join(import.meta.dirname, '..', 'node_modules', 'electron');

/** Path of the installed Electron binary, or null. */
export function electronBinary() {
  const chosen = process.env.VAKPROEF_ELECTRON;
  if (chosen) return existsSync(chosen) ? chosen : null;
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist');
  const binary = join(folder, readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

if (process.argv[1] === import.meta.filename) console.log(electronBinary() ?? '');
