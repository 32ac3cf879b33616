/**
 * The host's duties in Electron. The device secret is sealed by the system's keychain; where a Linux desktop has none,
 * Electron falls back to a password everybody knows, and the application says so. A key file of the Node host in the
 * same folder is used as it is: the journal beside it is sealed with that key.
 */
import { basename, dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog, safeStorage } from 'electron';
import { problem } from '../../../shared/kernel/problem';
import { err, ok, type Result } from '../../../shared/kernel/result';
import type { World } from '../../../shared/kernel/world';
import type { Language } from '../../../shared/texts/languages';
import { replaceFile } from '../../disk/replace-file';
import { saveFile } from '../../disk/save-file';
import { fileProblem } from '../../disk/storage-problem';
import { hasKeyFile, holdsSealedData, loadKeyFile, readIfPresent, secretLength } from '../../keys/key-file';
import { hostTexts } from '../../services/host-texts';
import type { KeyProtection, Platform } from '../../services/platform';
import type { DesktopMemory, FolderPurpose } from './desktop-memory';
import { openInBrowser } from './open-in-browser';

const askAgainAfterMs = [250, 500, 1000, 2000, 4000];

type LoadedSecret = { readonly secret: Uint8Array; readonly protection: KeyProtection };

const protectionHere = (): KeyProtection =>
  process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
    ? 'keychain-basic'
    : 'keychain';

async function seal(path: string, secret: Uint8Array): Promise<void> {
  const sealed = await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'));
  await replaceFile(path, new Uint8Array(sealed));
}

/** Not in Electron's types yet: a keychain that is still locked, or is being upgraded, may say so. */
const isAwayForNow = (said: unknown): boolean =>
  typeof said === 'object' &&
  said !== null &&
  'isTemporarilyUnavailable' in said &&
  said.isTemporarilyUnavailable === true;

async function unseal(path: string, sealed: Uint8Array): Promise<Result<LoadedSecret>> {
  let opened: Awaited<ReturnType<typeof safeStorage.decryptStringAsync>>;
  try {
    opened = await safeStorage.decryptStringAsync(Buffer.from(sealed));
  } catch (error) {
    return err(problem(isAwayForNow(error) ? 'device-key-locked' : 'device-key-missing'));
  }
  if (isAwayForNow(opened)) return err(problem('device-key-locked'));
  const secret = new Uint8Array(Buffer.from(opened.result, 'base64'));
  if (secret.length !== secretLength) return err(problem('device-key-missing'));
  // The old seal still opens: a disk that is full now, or a keychain that is busy, must not keep the device shut.
  if (opened.shouldReEncrypt) await seal(path, secret).catch(() => undefined);
  return ok({ secret, protection: protectionHere() });
}

/** A keychain that is away for now is asked again for a while: at log-in it may open a little later than we do. */
async function unsealPatiently(
  path: string,
  sealed: Uint8Array,
  world: World,
): Promise<Result<LoadedSecret>> {
  for (const waitMs of [...askAgainAfterMs, null]) {
    const opened = await unseal(path, sealed);
    if (opened.ok || opened.problem.code !== 'device-key-locked' || waitMs === null) return opened;
    await world.pause(waitMs);
  }
  return err(problem('device-key-locked'));
}

async function loadSecret(folder: string, world: World): Promise<Result<LoadedSecret>> {
  const path = join(folder, 'device.key.sealed');
  try {
    const sealed = await readIfPresent(path);
    if (sealed) return await unsealPatiently(path, sealed, world);
    if ((await hasKeyFile(folder)) || !(await safeStorage.isAsyncEncryptionAvailable())) {
      const secret = await loadKeyFile(folder, world);
      return secret.ok ? ok({ secret: secret.value, protection: 'file' }) : secret;
    }
    if (await holdsSealedData(folder)) return err(problem('device-key-missing'));
    const secret = world.randomBytes(secretLength);
    await seal(path, secret);
    return ok({ secret, protection: protectionHere() });
  } catch (error) {
    return err(fileProblem(error));
  }
}

export type ElectronPlatformOptions = {
  readonly folder: string;
  readonly exportFolder: string;
  readonly memory: Pick<DesktopMemory, 'folder' | 'rememberFolder'>;
  readonly language: () => Language;
  readonly currentWindow: () => BrowserWindow | null;
  readonly preview: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly world: World;
};

/** Sheets to print and files with data are seldom kept in one folder. */
const purposeOf = (name: string): FolderPurpose => (name.toLowerCase().endsWith('.pdf') ? 'sheet' : 'data');

export const createElectronPlatform = (options: ElectronPlatformOptions): Platform => ({
  host: 'electron',
  appVersion: app.getVersion(),
  exportFolder: options.exportFolder,
  loadSecret: () => loadSecret(options.folder, options.world),
  save: async (suggestedName, content) => {
    const purpose = purposeOf(suggestedName);
    const question = {
      title: hostTexts(options.language())('host:dialog.saveTitle'),
      defaultPath: join(options.memory.folder(purpose) ?? options.exportFolder, suggestedName),
    };
    const window = options.currentWindow();
    const chosen = await (window ? dialog.showSaveDialog(window, question) : dialog.showSaveDialog(question));
    if (chosen.canceled || chosen.filePath === '') return ok({ outcome: 'cancelled' as const });
    options.memory.rememberFolder(purpose, dirname(chosen.filePath));
    const { filePath } = chosen;
    const written = await saveFile(dirname(filePath), basename(filePath), content, options.world);
    return written.ok ? ok({ outcome: 'saved' as const, place: written.value }) : written;
  },
  chooseResultFolder: async () => {
    const question = {
      title: hostTexts(options.language())('host:dialog.resultsTitle'),
      defaultPath: options.memory.folder('results') ?? options.exportFolder,
      properties: ['openDirectory' as const, 'createDirectory' as const],
    };
    const window = options.currentWindow();
    const chosen = await (window ? dialog.showOpenDialog(window, question) : dialog.showOpenDialog(question));
    const [path] = chosen.filePaths;
    if (chosen.canceled || path === undefined) return ok(null);
    options.memory.rememberFolder('results', path);
    return ok(path);
  },
  openBrowser: openInBrowser,
  countPrinters: async () => (await options.currentWindow()?.webContents.getPrintersAsync())?.length ?? 0,
  preview: async (name, bytes) => {
    await options.preview(name, bytes);
    return ok({ url: null });
  },
});
