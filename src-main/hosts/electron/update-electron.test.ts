/**
 * The hand-over to the real electron-updater, as far as its installer: what it is told, what it refuses, and that it asks no
 * server for a latest version. Its last step, replacing the program, is caught.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { AppImageUpdater, type AppUpdater } from 'electron-updater';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor';
import { expect, it, onTestFinished, vi } from 'vitest';
import { realWorld } from '../../../shared/kernel/real-world';
import { aFolder } from '../../../test/builders/a-journal';
import { aPackageOf, packageBytes } from '../../../test/builders/an-update';
import { createLog } from '../../services/log';
import type { CheckedPackage } from '../../services/update-installer';
import { createElectronInstaller } from './update-electron';

const bytes = packageBytes(200_000);

function aLab() {
  const folder = aFolder();
  const kept = aFolder();
  const userDataPath = aFolder();
  vi.stubEnv('APPIMAGE', join(folder, 'running.AppImage'));
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const appAdapter = {
    whenReady: async () => undefined,
    version: '1.3.0',
    name: 'vakproef',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'absent.yml'),
    userDataPath,
    baseCachePath: join(folder, 'cache'),
    quit: () => undefined,
    relaunch: () => undefined,
    onQuit: () => undefined,
  };
  const updater = new AppImageUpdater(null, appAdapter);
  const asked: string[] = [];
  const executor = new ElectronHttpExecutor();
  // Node's requests in place of Electron's; what is asked and what is checked stays the updater's own.
  executor.createRequest = (options, callback) => {
    asked.push(options.path.split('/').at(-1));
    return request(options, callback) as never;
  };
  Object.assign(updater, { httpExecutor: executor });
  const quits: unknown[][] = [];
  updater.quitAndInstall = (...how: unknown[]) => {
    quits.push(how);
    // What a platform that cannot do it says; without it the program would be gone.
    updater.emit('error', new Error('caught by the test'));
  };
  const installer = createElectronInstaller({
    folder: join(folder, 'settings'),
    dialogTitle: () => '',
    currentWindow: () => null,
    world: realWorld,
    log: createLog(() => undefined, realWorld),
    loadUpdater: async () => updater as AppUpdater,
  });
  const file = 'vakproef-1.4.0-linux-x86_64.AppImage';
  writeFileSync(join(kept, file), bytes);
  const checked: CheckedPackage = {
    ...aPackageOf(bytes, { file }),
    version: '1.4.0',
    releasedAt: '2026-11-20T12:00:00.000Z',
    folder: kept,
  };
  return {
    installer,
    checked,
    updater,
    asked,
    quits,
    cached: join(folder, 'cache', 'vakproef-updater', 'pending', file),
    path: join(kept, file),
  };
}
const allowed = async (): Promise<boolean> => true;

it('gives the updater our package and nothing else, and lets it end the program', async () => {
  const { installer, checked, updater, asked, quits, cached } = aLab();
  const answer = await installer.install(checked, allowed);
  expect(asked).toEqual([checked.file]);
  expect(readFileSync(cached).equals(bytes)).toBe(true);
  expect(quits).toEqual([[true, true]]);
  expect(answer).toMatchObject({ ok: false, problem: { code: 'update-installer-failed' } });
  expect([updater.autoDownload, updater.autoInstallOnAppQuit, updater.allowDowngrade]).toEqual([
    false,
    false,
    false,
  ]);
});

it('a package that was swapped after our check is refused by its digest', async () => {
  const { installer, checked, quits, cached, path } = aLab();
  const swapped = new Uint8Array(bytes);
  swapped[77] = swapped[77]! ^ 1;
  writeFileSync(path, swapped);
  expect(await installer.install(checked, allowed)).toMatchObject({
    problem: { code: 'update-installer-failed' },
  });
  expect([quits, existsSync(cached)]).toEqual([[], false]);
});

it('an older version is not installed even when it is asked to', async () => {
  const { installer, checked, asked, quits } = aLab();
  expect(await installer.install({ ...checked, version: '1.2.9' }, allowed)).toMatchObject({ ok: false });
  expect([asked, quits]).toEqual([[], []]);
});

it('an exam that began meanwhile keeps the program running', async () => {
  const { installer, checked, quits } = aLab();
  expect(await installer.install(checked, async () => false)).toMatchObject({
    problem: { code: 'update-exam-open' },
  });
  expect(quits).toEqual([]);
});
