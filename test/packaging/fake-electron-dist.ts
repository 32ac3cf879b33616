/**
 * A folder that electron-builder takes for an unpacked Electron of Linux: the files it moves about, and a binary that
 * is nothing but Electron's fuse wire with the defaults of Electron. It packs without a network; it cannot be started.
 */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readText } from '../architecture/source-files';

/** By this text the wire is found inside the binary; a byte for its version and one for its length follow. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** The fuses in the order of the wire, as Electron ships them. */
export const fuseDefaults = {
  runAsNode: true,
  enableCookieEncryption: false,
  enableNodeOptionsEnvironmentVariable: true,
  enableNodeCliInspectArguments: true,
  enableEmbeddedAsarIntegrityValidation: false,
  onlyLoadAppFromAsar: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: true,
  wasmTrapHandlers: true,
} as const;
export type FuseName = keyof typeof fuseDefaults;

const executables = ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'];
const languages = ['de', 'en-US', 'fr', 'nl'];

const fuseWire = (): Buffer => {
  const states = Object.values(fuseDefaults).map((isOn) => (isOn ? '1' : '0'));
  return Buffer.concat([sentinel, Buffer.from([1, states.length]), Buffer.from(states.join(''))]);
};

/** Makes the folder; it must be empty or absent. */
export async function makeFakeElectronDist(folder: string): Promise<void> {
  const { version } = JSON.parse(readText('node_modules/electron/package.json')) as { version: string };
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await mkdir(path.join(folder, 'resources'));
  for (const name of executables) {
    await writeFile(path.join(folder, name), Buffer.concat([Buffer.from('fake\n'), fuseWire()]));
    await chmod(path.join(folder, name), 0o755);
  }
  for (const language of languages) await writeFile(path.join(folder, 'locales', `${language}.pak`), '');
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) await writeFile(path.join(folder, name), '');
  await writeFile(path.join(folder, 'version'), version);
}

/** The fuses of a packed binary. */
export async function readFuses(binary: string): Promise<Readonly<Record<string, boolean>>> {
  const bytes = await readFile(binary);
  const at = bytes.indexOf(sentinel) + sentinel.length;
  return Object.fromEntries(
    Object.keys(fuseDefaults).map((name, index) => [
      name,
      String.fromCharCode(bytes[at + 2 + index]!) === '1',
    ]),
  );
}
