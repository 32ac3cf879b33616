/** Packs the built application with electron-builder as a release would, on a fake Electron and without a network. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { root } from '../architecture/source-files';
import { makeFakeElectronDist } from './fake-electron-dist';

export type PackedApp = {
  /** The folder an installer would install. */
  readonly folder: string;
  readonly binary: string;
  /** Paths of the files inside app.asar, with forward slashes. */
  readonly files: readonly string[];
  readonly read: (file: string) => Buffer;
};

/** @param folder an empty folder for what is packed */
export async function pack(folder: string): Promise<PackedApp> {
  if (!existsSync(path.join(root, 'out/renderer/index.html')))
    throw new Error('nothing is built yet: npm run build');
  const electronDist = path.join(folder, 'electron');
  await makeFakeElectronDist(electronDist);
  const builder = path.join(root, 'node_modules/electron-builder/cli.js');
  const settings = [`electronDist=${electronDist}`, `directories.output=${path.join(folder, 'release')}`];
  const target = ['--linux', 'dir', '--x64', '--publish', 'never'];
  await promisify(execFile)(process.execPath, [builder, ...target, ...settings.map((one) => `-c.${one}`)], {
    cwd: root,
    timeout: 60_000,
  });
  const packed = path.join(folder, 'release/linux-unpacked');
  const archive = path.join(packed, 'resources/app.asar');
  const files = listPackage(archive, { isPack: false })
    .map((file) => file.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((file) => !('files' in statFile(archive, path.normalize(file))));
  return {
    folder: packed,
    binary: path.join(packed, 'vakproef'),
    files,
    read: (file) => extractFile(archive, path.normalize(file)),
  };
}
