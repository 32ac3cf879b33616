/**
 * The host's duties in Electron. The device secret is sealed by the system's keychain; where a Linux desktop has none,
 * Electron falls back to a password everybody knows, and the application says so. A key file of the Node host in the
 * same folder is used as it is: the journal beside it is sealed with that key.
 */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog, safeStorage } from 'electron';
import type { Language } from '../../../shared/domain/identity';
import { problem } from '../../../shared/kernel/problem';
import { err, ok, type Result } from '../../../shared/kernel/result';
import { hostTexts } from '../../services/host-texts';
import {
  hasKeyFile,
  holdsSealedData,
  loadKeyFile,
  readIfPresent,
  secretLength,
} from '../../services/key-file';
import type { KeyProtection, Platform } from '../../services/platform';
import { fileProblem, replaceFile, writeNewFile } from '../../services/write-file';
import { showPreview } from './preview-window';

type LoadedSecret = { readonly secret: Uint8Array; readonly protection: KeyProtection };

const protectionHere = (): KeyProtection =>
  process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
    ? 'keychain-basic'
    : 'keychain';

async function seal(path: string, secret: Uint8Array): Promise<void> {
  const sealed = await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64'));
  await replaceFile(path, new Uint8Array(sealed), 0o600);
}

async function unseal(path: string, sealed: Uint8Array): Promise<Result<LoadedSecret>> {
  try {
    const opened = await safeStorage.decryptStringAsync(Buffer.from(sealed));
    const secret = new Uint8Array(Buffer.from(opened.result, 'base64'));
    if (secret.length !== secretLength) return err(problem('device-key-missing'));
    if (opened.shouldReEncrypt) await seal(path, secret);
    return ok({ secret, protection: protectionHere() });
  } catch {
    return err(problem('device-key-missing'));
  }
}

async function loadSecret(folder: string): Promise<Result<LoadedSecret>> {
  const path = join(folder, 'device.key.sealed');
  try {
    const sealed = await readIfPresent(path);
    if (sealed) return await unseal(path, sealed);
    if ((await hasKeyFile(folder)) || !(await safeStorage.isAsyncEncryptionAvailable())) {
      const secret = await loadKeyFile(folder);
      return secret.ok ? ok({ secret: secret.value, protection: 'file' }) : secret;
    }
    if (await holdsSealedData(folder)) return err(problem('device-key-missing'));
    const secret = new Uint8Array(randomBytes(secretLength));
    await seal(path, secret);
    return ok({ secret, protection: protectionHere() });
  } catch (error) {
    return err(fileProblem(error));
  }
}

export type ElectronPlatformOptions = {
  readonly folder: string;
  readonly exportFolder: string;
  readonly language: Language;
  readonly currentWindow: () => BrowserWindow | null;
};

export const createElectronPlatform = (options: ElectronPlatformOptions): Platform => ({
  host: 'electron',
  appVersion: app.getVersion(),
  exportFolder: options.exportFolder,
  loadSecret: () => loadSecret(options.folder),
  save: async (suggestedName, bytes) => {
    const question = {
      title: hostTexts(options.language).dialog.saveTitle,
      defaultPath: join(options.exportFolder, suggestedName),
    };
    const window = options.currentWindow();
    const chosen = await (window ? dialog.showSaveDialog(window, question) : dialog.showSaveDialog(question));
    if (chosen.canceled || chosen.filePath === '') return ok({ outcome: 'cancelled' as const });
    const written = await writeNewFile(dirname(chosen.filePath), basename(chosen.filePath), bytes);
    return written.ok ? ok({ outcome: 'saved' as const, place: written.value }) : written;
  },
  preview: async (name, bytes) => {
    await showPreview(name, bytes);
    return ok({ url: null });
  },
});
