/**
 * Finds the host of this page: the Node host when that served it, else Electron's main process. Everything after this
 * line works the same with both.
 */
import { socketPath } from '../../shared/contract/channel-frames';
import type { Transport } from '../../shared/contract/contract';
import { connectClients, type HostClients } from '../../shared/contract/host';
import { portAnswer, portRequest } from '../../shared/contract/port-handover';
import type { World } from '../../shared/kernel/world';
import { createHostAccess, type HostAccess } from './host-access';
import { takeLaunchPart, watchLaunchPart } from './launch-part';
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
  /** What the page holds of the Node host, which a worker may call itself; null in Electron. */
  readonly access: HostAccess | null;
};

/** The page came without a link: there is nothing to connect it with. */
export class NoLinkError extends Error {
  readonly access: HostAccess;

  constructor(access: HostAccess) {
    super('no link');
    this.access = access;
  }
}

/** The access of this page, once it has met its host. */
async function enterNodeHost(world: Pick<World, 'randomBytes'>): Promise<HostAccess> {
  const { origin } = window.location;
  const access = createHostAccess(origin, sessionStorage, world);
  const ticket = takeLaunchPart(origin);
  watchLaunchPart((pasted) => void access.enterWith(pasted));
  if (ticket && (await access.enterWith(ticket))) return access;
  await access.pass().catch(() => undefined);
  if (access.state.get() === 'refused') throw new NoLinkError(access);
  return access;
}

/** The transport to this page's host, and the typed clients over it. Rejects with NoLinkError where a link is needed. */
export async function connectHost(world: Pick<World, 'after' | 'randomBytes'>): Promise<ConnectedHost> {
  const isNode = window.location.hostname === nodeHostName;
  const access = isNode ? await enterNodeHost(world) : null;
  const transport = access
    ? socketTransport(world, access, `ws://${window.location.host}${socketPath}`)
    : portTransport(await electronPort());
  return { transport, clients: connectClients(transport), access };
}
