/**
 * What becomes of a body that nobody wants: a request that was answered before its body had come. It is thrown away for
 * a moment, so that an honest sender hears why; then the connection is closed, whoever is still sending.
 */
import type { FastifyInstance } from 'fastify';
import type { World } from '../../shared/kernel/world';

/** Sees to it for every request of the server. */
export function closeUnread(server: FastifyInstance, lingerMs: number, world: World): void {
  server.addHook('onResponse', async ({ raw }) => {
    if (raw.complete || raw.destroyed) return;
    raw.resume();
    const forget = world.after(lingerMs, () => {
      if (!raw.complete) raw.socket.destroy();
    });
    raw.once('close', forget);
  });
}
