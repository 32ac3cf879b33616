/** Writes qualifications as files off the main thread, so that the screen stays alive while hundreds are written. */
import { serve } from '../../shared/contract/contract';
import { servePort } from '../host/port-transport';
import { exportContract } from './export-contract';
import { createExportDesk } from './export-desk';

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  // Each port has files of its own.
  if (event.data instanceof MessagePort)
    servePort(
      event.data,
      serve(exportContract, createExportDesk(), () => 'export-worker'),
    );
});
