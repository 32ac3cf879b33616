/** Sleep and a locked screen lock the device; when the system shuts down, the program ends in order and unasked. */
import { powerMonitor } from 'electron';

/** Called after Electron is ready. */
export function watchPower(on: { readonly lock: () => void; readonly end: () => void }): void {
  powerMonitor.on('suspend', on.lock);
  powerMonitor.on('lock-screen', on.lock);
  // Asks Linux and macOS for the moment it takes to close the journal.
  const shutdown = (event?: { preventDefault: () => void }): void => {
    event?.preventDefault();
    on.end();
  };
  powerMonitor.on('shutdown', shutdown);
}
