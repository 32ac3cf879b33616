/**
 * Hands a package that we checked to electron-updater, which knows how each platform replaces a program. It finds nothing
 * by itself: instead of a server with a `latest.yml` it is given one answer, made from our signed manifest, and one local
 * address. It holds the package to our SHA-512 once more while it copies it, so whoever swaps the file in between gains
 * nothing.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { AppUpdater, UpdateFileInfo, UpdateInfo } from 'electron-updater';
import { problem } from '../../../shared/kernel/problem';
import { err, type Result } from '../../../shared/kernel/result';
import type { World } from '../../../shared/kernel/world';
import type { Log } from '../../services/log';
import type { CheckedPackage, UpdateInstaller } from '../../services/update-installer';
import { decideUpdateWay } from './decide-update-way';
import { serveOneFile } from './serve-one-file';

export type ElectronInstallerOptions = {
  /** Where the updater's settings are written. */
  readonly folder: string;
  readonly dialogTitle: () => string;
  readonly currentWindow: () => BrowserWindow | null;
  readonly log: Log;
  readonly world: World;
  /** The updater of this platform; loaded only when there is something to install. */
  readonly loadUpdater?: () => Promise<AppUpdater>;
};

const loadPlatformUpdater = async (): Promise<AppUpdater> => {
  const { autoUpdater } = await import('electron-updater');
  return autoUpdater;
};

/** The one answer the updater gets to "what is the latest version". */
const composeProvider = (checked: CheckedPackage, url: string) => {
  const file: UpdateFileInfo & { isAdminRightsRequired: boolean } = {
    url,
    size: checked.size,
    sha512: Buffer.from(checked.sha512, 'hex').toString('base64'),
    // The Windows installer is one for all users of the computer.
    isAdminRightsRequired: checked.platform === 'win32',
  };
  const info: UpdateInfo = {
    version: checked.version,
    releaseDate: checked.releasedAt,
    files: [file],
    path: checked.file,
    sha512: file.sha512,
  };
  return class {
    readonly isUseMultipleRangeRequest = false;
    readonly fileExtraDownloadHeaders = null;
    setRequestHeaders(): void {}
    async getLatestVersion(): Promise<UpdateInfo> {
      return info;
    }
    resolveFiles(): readonly { readonly url: URL; readonly info: UpdateFileInfo }[] {
      return [{ url: new URL(url), info: file }];
    }
  };
};

/** Everything the updater would do of its own accord is off. */
async function tameUpdater(updater: AppUpdater, folder: string): Promise<void> {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.autoRunAppAfterInstall = true;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  // Its words may hold paths with a user's name.
  updater.logger = null;
  // Where a build brought settings of its own, they name the publisher whose signature Windows must see.
  if (process.resourcesPath && existsSync(join(process.resourcesPath, 'app-update.yml'))) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const settings = join(folder, 'updater.yml');
  await writeFile(settings, 'updaterCacheDirName: vakproef-updater\n');
  updater.updateConfigPath = settings;
}

/** Ends the program and lets the installer run. Resolves only when that did not work. */
const quitAndInstall = (updater: AppUpdater): Promise<Result<null>> =>
  new Promise((resolve) => {
    updater.once('error', () => resolve(err(problem('update-installer-failed'))));
    updater.quitAndInstall(true, true);
  });

const decideWayHere = (): UpdateInstaller['way'] =>
  decideUpdateWay({
    platform: process.platform,
    isPackaged: app.isPackaged,
    hasUninstaller: existsSync(join(dirname(process.execPath), `Uninstall ${basename(process.execPath)}`)),
    appImage: process.env.APPIMAGE,
  });

export function createElectronInstaller(options: ElectronInstallerOptions): UpdateInstaller {
  const { log, loadUpdater = loadPlatformUpdater } = options;
  return {
    way: decideWayHere(),
    target: { platform: process.platform, arch: process.arch },
    chooseFolder: async () => {
      const question = { title: options.dialogTitle(), properties: ['openDirectory' as const] };
      const window = options.currentWindow();
      const chosen = await (window
        ? dialog.showOpenDialog(window, question)
        : dialog.showOpenDialog(question));
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    install: async (checked, isStillAllowed) => {
      const served = await serveOneFile(join(checked.folder, checked.file), checked.size, options.world);
      try {
        const updater = await loadUpdater();
        await tameUpdater(updater, options.folder);
        updater.setFeedURL({ provider: 'custom', updateProvider: composeProvider(checked, served.url) });
        const found = await updater.checkForUpdates();
        if (!found?.isUpdateAvailable) return err(problem('update-installer-failed'));
        await updater.downloadUpdate();
        if (!(await isStillAllowed())) return err(problem('update-exam-open', { count: 1 }));
        log.info('update-installing', { version: checked.version });
        return await quitAndInstall(updater);
      } catch (error) {
        log.bug('update', error);
        return err(problem('update-installer-failed'));
      } finally {
        served.close();
      }
    },
  };
}
