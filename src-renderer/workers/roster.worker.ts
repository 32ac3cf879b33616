/** Reads a roster and decides upon it off the main thread, so that the screen stays alive while a whole school is read. */
import { serve } from '../../shared/contract/contract';
import { realWorld } from '../../shared/kernel/real-world';
import { servePort } from '../host/port-transport';
import { rosterContract } from './roster-contract';
import { createRosterDesk } from './roster-desk';

const handler = serve(rosterContract, createRosterDesk(realWorld.newId), () => 'roster-worker');

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data instanceof MessagePort) servePort(event.data, handler);
});
