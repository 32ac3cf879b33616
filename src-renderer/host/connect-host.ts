/**
 * Finds the host of this page: the Node host when that served it, else Electron's main process. Everything after this
 * line works the same with both.
 */
import { connect, type Transport } from '../../shared/contract/contract';
import { portAnswer, portRequest } from '../../shared/contract/port-handover';
import { contracts, type HostClients } from '../../shared/contract/services';
import { httpTransport } from './http-transport';
import { portTransport } from './port-transport';

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

/** Typed clients of all contracts over a transport; a worker makes its own over the port it was given. */
export const connectClients = (transport: Transport): HostClients => ({
  journal: connect(contracts.journal, transport),
  sync: connect(contracts.sync, transport),
  files: connect(contracts.files, transport),
  device: connect(contracts.device, transport),
  desktop: connect(contracts.desktop, transport),
  update: connect(contracts.update, transport),
});

export type ConnectedHost = {
  readonly transport: Transport;
  readonly clients: HostClients;
  /** A worker may call the host itself, so that what it reads does not cross the page. */
  readonly isForWorkers: boolean;
};

/** The transport to this page's host, and the typed clients over it. */
export async function connectHost(): Promise<ConnectedHost> {
  const isForWorkers = window.location.hostname === nodeHostName;
  const transport = isForWorkers ? httpTransport() : portTransport(await electronPort());
  return { transport, clients: connectClients(transport), isForWorkers };
}
