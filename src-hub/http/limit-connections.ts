/** Open connections, all together and from one address, before anything is read from them. */
import type { Server } from 'node:http';
import { countedAddress } from './guard-callers';
import type { HubLimits } from './limits';

/** Closes what is too much at once. */
export function limitConnections(server: Server, limits: HubLimits): void {
  server.maxConnections = limits.connections;
  // A proxy speaks for many from one address, and has limits of its own.
  if (limits.trustedProxies.length > 0) return;
  const byAddress = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = countedAddress(socket.remoteAddress ?? '');
    const open = (byAddress.get(address) ?? 0) + 1;
    byAddress.set(address, open);
    socket.once('close', () => {
      const left = (byAddress.get(address) ?? 1) - 1;
      if (left > 0) byAddress.set(address, left);
      else byAddress.delete(address);
    });
    if (open > limits.connectionsPerAddress) socket.destroy();
  });
}
