/**
 * The one window of the application: sandboxed, isolated, without Node, at the address of the application only. It
 * opens where it was, as large and as far zoomed as it was.
 */
import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import type { Cancel, World } from '../../../shared/kernel/world';
import type { Log } from '../../services/log';
import { startAddress } from './app-origin';
import { decideBounds, smallestSize } from './decide-bounds';
import type { DesktopMemory } from './desktop-memory';
import { recoverPage } from './recover-page';

/** A window being dragged is remembered when it rests. */
const restMs = 400;

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

function rememberPlace(window: BrowserWindow, memory: DesktopMemory, world: World): void {
  let forget: Cancel = () => undefined;
  const remember = (): void => {
    forget();
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    memory.change({ window: { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() } });
  };
  const soon = (): void => {
    forget();
    forget = world.after(restMs, remember);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('close', remember);
  window.on('closed', () => forget());
}

export function openWindow(
  preloadFolder: string,
  memory: DesktopMemory,
  log: Log,
  world: World,
): BrowserWindow {
  const { bounds, isMaximized } = decideBounds(memory.get().window, workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    title: 'Vakproef',
    webPreferences: {
      preload: join(preloadFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // Dictionaries would be downloaded, and the texts are full of names and technical terms.
      spellcheck: false,
    },
  });
  rememberPlace(window, memory, world);
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  window.webContents.on('did-finish-load', () => window.webContents.setZoomLevel(memory.get().zoomLevel));
  recoverPage(window, log, world);
  void window.loadURL(startAddress);
  return window;
}

/** Zooms one step (about ten per cent), or back to normal, and remembers it. */
export function zoomWindow(window: BrowserWindow, step: 1 | -1 | 0, memory: DesktopMemory): void {
  const level = step === 0 ? 0 : Math.max(-3, Math.min(5, memory.get().zoomLevel + step * 0.5));
  memory.change({ zoomLevel: level });
  window.webContents.setZoomLevel(level);
}
