/**
 * Brings the page back when its process is gone: it is loaded again at the address it had. Everything with a tick is in
 * the journal of main, which did not notice. A page that goes three times within a minute would go again, and is
 * replaced by one that says so.
 */
import type { BrowserWindow } from 'electron';
import type { World } from '../../../shared/kernel/world';
import type { Log } from '../../services/log';
import { stoppedAddress } from './stopped-page';

const patienceMs = 60_000;
const timesWithinPatience = 3;

export function recoverPage(window: BrowserWindow, log: Log, world: World): void {
  let goneAt: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = world.monotonicMs();
    goneAt = [...goneAt.filter((at) => now - at < patienceMs), now];
    const givesUp = goneAt.length >= timesWithinPatience;
    log.warn('page-gone', { reason, exitCode, times: goneAt.length, givesUp });
    // Chromium is still taking the old process down while it tells us.
    setImmediate(() => {
      if (window.isDestroyed()) return;
      if (givesUp) window.loadURL(stoppedAddress).catch((error) => void log.bug('stopped page', error));
      else window.webContents.reload();
    });
  });
}
