/** The one window of the application: sandboxed, isolated, without Node, at the address of the application only. */
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { Log } from '../../services/log';
import { startAddress } from './app-origin';
import { recoverPage } from './recover-page';

export function openWindow(preloadFolder: string, log: Log): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 380,
    minHeight: 560,
    show: false,
    backgroundColor: '#ffffff',
    title: 'Vakproef',
    webPreferences: {
      preload: join(preloadFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  recoverPage(window, log);
  void window.loadURL(startAddress);
  return window;
}
