/**
 * Vakproef in its own window. One instance per data folder; the services of main, a page at `app://vakproef`, and a
 * port between them; around it the desktop (menus, files, links, sleep, the end). At the end the services are closed
 * before the process goes.
 *
 *   VAKPROEF_DATA, VAKPROEF_EXPORTS, VAKPROEF_STATE  as in the Node host; default inside Electron's folder for user data
 *   VAKPROEF_SNAPSHOTS  folder for copies of the journal, best on another disk
 *   VAKPROEF_UPDATE_URL  where the administrator puts updates; without it they come on a stick only
 *   VAKPROEF_HUB_URL, VAKPROEF_ENROL_CODE  at the first start: link the device to this hub
 */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, dialog, session } from 'electron';
import { type Problem, problem } from '../../../shared/kernel/problem';
import { realWorld } from '../../../shared/kernel/real-world';
import { systemLanguage } from '../../../shared/texts/languages';
import { enrolAtFirstStart } from '../../services/enrol-at-first-start';
import { fileLogWriter } from '../../services/file-log';
import { hostTexts, problemSentence } from '../../services/host-texts';
import { createLog } from '../../services/log';
import { createMainServices, type MainServices } from '../../services/main-services';
import { stateFolderOf } from '../../services/state-folder';
import { applicationId } from './app-origin';
import { registerAppScheme, serveApp } from './app-protocol';
import { deleteStaleDumps, noteCrashesLocally } from './crash-dumps';
import { createDesktop } from './desktop';
import { openDesktopMemory } from './desktop-memory';
import { createElectronPlatform } from './electron-platform';
import { createOpenRequests } from './open-requests';
import { linkScheme } from './parse-link';
import { parseStartArguments } from './parse-start-arguments';
import { servePorts } from './port-server';
import { refuseNavigation, refusePermissions, refuseSpelling } from './refusals';
import { createElectronInstaller } from './update-electron';
import { openWindow } from './window';

const { env } = process;
const outFolder = join(import.meta.dirname, '..');
const folder = resolve(env.VAKPROEF_DATA || join(app.getPath('userData'), 'device'));
const exportFolder = resolve(env.VAKPROEF_EXPORTS || join(app.getPath('documents'), 'Vakproef'));
const snapshots = env.VAKPROEF_SNAPSHOTS ? { snapshotFolder: resolve(env.VAKPROEF_SNAPSHOTS) } : {};
const world = realWorld;
const log = createLog(fileLogWriter(join(folder, 'log', 'vakproef.log')), world);
const memory = openDesktopMemory(join(app.getPath('userData'), 'desktop.json'));
const requests = createOpenRequests(() => services?.tell('desktop.requested', {}));
const desktop = createDesktop({
  memory,
  requests,
  exportFolder,
  systemLanguage: () => systemLanguage([app.getLocale()]),
  currentWindow: () => window,
  services: () => services,
  world,
});

let window: BrowserWindow | null = null;
let services: MainServices | null = null;
let mayQuit = false;

const show = (): void => {
  if (!services) return;
  if (!window || window.isDestroyed()) {
    window = openWindow(join(outFolder, 'preload'), memory, log, world);
    desktop.watch(window);
  }
  if (window.isMinimized()) window.restore();
  window.focus();
};

function giveUp(found: Problem): void {
  const language = systemLanguage([app.getLocale()]);
  log.warn('start-failed', { code: found.code });
  dialog.showErrorBox(hostTexts(language)('host:dialog.startFailed'), problemSentence(language, found));
  app.exit(1);
}

async function start(): Promise<void> {
  refusePermissions(session.defaultSession);
  refuseSpelling(session.defaultSession);
  serveApp(join(outFolder, 'renderer'));
  desktop.start();
  log.info('dumps-deleted', { count: await deleteStaleDumps(world.now().getTime()) });
  const platform = createElectronPlatform({
    folder,
    exportFolder,
    memory,
    language: desktop.language,
    currentWindow: () => window,
    preview: desktop.preview,
    world,
  });
  const installer = createElectronInstaller({
    folder: join(app.getPath('userData'), 'updater'),
    dialogTitle: () => hostTexts(desktop.language())('host:dialog.updateTitle'),
    currentWindow: () => window,
    log,
    world,
  });
  const updateAddress = env.VAKPROEF_UPDATE_URL || null;
  const opened = await createMainServices({
    folder,
    stateFolder: stateFolderOf(env, process.platform, homedir()),
    platform,
    log,
    world,
    desktop,
    installer,
    updateAddress,
    ...snapshots,
  });
  if (!opened.ok) return giveUp(opened.problem);
  services = opened.value;
  desktop.follow(services);
  servePorts(services, () => window, log);
  const enrolled = await enrolAtFirstStart(services.handler, env);
  if (enrolled && !enrolled.ok) log.warn('enrol-failed', { code: enrolled.problem.code });
  await requests.open(parseStartArguments(process.argv, process.cwd()));
  show();
}

if (app.requestSingleInstanceLock()) {
  noteCrashesLocally();
  // Only Electron for Windows has this call.
  if (process.platform === 'win32') app.setAppUserModelId(applicationId);
  registerAppScheme();
  app.enableSandbox();
  refuseNavigation(log);
  // The installer does the same for all users; this serves whoever unpacked the application by hand.
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (mayQuit) return;
    event.preventDefault();
    void Promise.all([services?.close(), memory.settled()]).finally(() => {
      mayQuit = true;
      app.quit();
    });
  });
  app
    .whenReady()
    .then(start)
    .catch((error) => giveUp(problem('internal', { logId: log.bug('start', error) })));
} else {
  app.quit();
}
