/** Closes a server of the hub: what is being answered is finished, and nothing is waited for that only rests. */
import type { FastifyInstance } from 'fastify';
import type { World } from '../../shared/kernel/world';

/** A request that is still not answered then is cut off. */
const patienceWithRequestsMs = 20_000;

export async function closeServer(
  server: FastifyInstance,
  world: Pick<World, 'after' | 'every'>,
  patienceMs = patienceWithRequestsMs,
): Promise<void> {
  const forgets = [
    world.after(patienceMs, () => server.server.closeAllConnections()),
    // One that was being answered rests afterwards, and would be kept open for the next request.
    world.every(100, () => server.server.closeIdleConnections()),
  ];
  await server.close();
  for (const forget of forgets) forget();
}
