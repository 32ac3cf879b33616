/**
 * Finds the host of this page: the Node host when that served it, else Electron's main process. Everything after this
 * line works the same with both.
 */
import { socketPath } from '../../shared/contract/channel-frames';
import type { Transport } from '../../shared/contract/contract';
import { connectClients, type HostClients } from '../../shared/contract/host';
import { portAnswer, portRequest } from '../../shared/contract/port-handover';
import type { World } from '../../shared/kernel/world';
import { portTransport } from './port-transport';
import { socketTransport } from './socket-transport';

/** The Node host answers at this address only; every other name is refused there. */
const nodeHostName = '127.0.0.1';

const electronPort = (): Promise<MessagePort> =>
  new Promise((resolve) => {
    const hear = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== portAnswer || !port) return;
      window.removeEventListener('message', hear);
      resolve(port);
    };
    window.addEventListener('message', hear);
    window.postMessage(portRequest, window.location.origin);
  });

export type ConnectedHost = {
  readonly transport: Transport;
  readonly clients: HostClients;
  /** A worker may call the host itself, so that what it reads does not cross the page. */
  readonly isForWorkers: boolean;
};

/** The transport to this page's host, and the typed clients over it. */
export async function connectHost(world: Pick<World, 'after'>): Promise<ConnectedHost> {
  const isForWorkers = window.location.hostname === nodeHostName;
  const transport = isForWorkers
    ? socketTransport(world, `ws://${window.location.host}${socketPath}`)
    : portTransport(await electronPort());
  return { transport, clients: connectClients(transport), isForWorkers };
}
