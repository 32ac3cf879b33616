/**
 * Vakproef in its own window. One instance per data folder; the services of main, a page at `app://vakproef`, and a
 * port between them. At the end the services are closed before the process goes.
 *
 *   VAKPROEF_DATA, VAKPROEF_EXPORTS  as in the Node host; default inside Electron's folder for user data
 *   VAKPROEF_SNAPSHOTS  folder for copies of the journal, best on another disk
 *   VAKPROEF_HUB_URL, VAKPROEF_ENROL_CODE  at the first start: link the device to this hub
 */
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, dialog, session } from 'electron';
import { type Problem, problem } from '../../../shared/kernel/problem';
import { enrolAtFirstStart } from '../../services/enrol-at-first-start';
import { fileLogWriter } from '../../services/file-log';
import { hostTexts, problemSentence, systemLanguage } from '../../services/host-texts';
import { createLog } from '../../services/log';
import { createMainServices, type MainServices } from '../../services/main-services';
import { registerAppScheme, serveApp } from './app-protocol';
import { createElectronPlatform } from './electron-platform';
import { setMenu } from './menu';
import { servePorts } from './port-server';
import { refuseNavigation, refusePermissions } from './refusals';
import { openWindow } from './window';

const { env } = process;
const outFolder = join(import.meta.dirname, '..');
const folder = resolve(env.VAKPROEF_DATA || join(app.getPath('userData'), 'device'));
const exportFolder = resolve(env.VAKPROEF_EXPORTS || join(app.getPath('documents'), 'Vakproef'));
const snapshots = env.VAKPROEF_SNAPSHOTS ? { snapshotFolder: resolve(env.VAKPROEF_SNAPSHOTS) } : {};
const log = createLog(fileLogWriter(join(folder, 'log', 'vakproef.log')));

let window: BrowserWindow | null = null;
let services: MainServices | null = null;
let mayQuit = false;

const show = (): void => {
  if (!window || window.isDestroyed()) window = openWindow(join(outFolder, 'preload'), log);
  if (window.isMinimized()) window.restore();
  window.focus();
};

function giveUp(found: Problem): void {
  const language = systemLanguage(app.getLocale());
  log.warn('start-failed', { code: found.code });
  dialog.showErrorBox(hostTexts(language).dialog.startFailed, problemSentence(language, found));
  app.exit(1);
}

async function start(): Promise<void> {
  const language = systemLanguage(app.getLocale());
  refusePermissions(session.defaultSession);
  serveApp(join(outFolder, 'renderer'));
  setMenu(language, exportFolder);
  const platform = createElectronPlatform({ folder, exportFolder, language, currentWindow: () => window });
  const opened = await createMainServices({ folder, platform, log, ...snapshots });
  if (!opened.ok) return giveUp(opened.problem);
  services = opened.value;
  servePorts(services, () => window, log);
  const enrolled = await enrolAtFirstStart(services.handler, env);
  if (enrolled && !enrolled.ok) log.warn('enrol-failed', { code: enrolled.problem.code });
  show();
}

if (app.requestSingleInstanceLock()) {
  registerAppScheme();
  app.enableSandbox();
  refuseNavigation(log);
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (mayQuit || !services) return;
    event.preventDefault();
    void services.close().finally(() => {
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
