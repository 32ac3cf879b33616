/** The hub's HTTP side: its contract on a Fastify server with limits to how long and how large a request may be. */
import Fastify, { type FastifyInstance } from 'fastify';
import { timeHeader } from '../../shared/protocol/hub-api';
import { hubContract } from '../../shared/protocol/hub-contract';
import type { Store } from '../store/open-store';
import { authenticate } from './authenticate';
import { createHubHandlers } from './hub-handlers';
import { serveContract } from './serve-contract';

/** One change of the largest size, written as JSON inside JSON, still fits. */
const maxBodyBytes = 24 * 1024 * 1024;
/** A push of a megabyte gets through on a slow line; who sends a byte now and then does not hold a socket for ever. */
const requestTimeoutMs = 120_000;

/** Builds the server; the caller lets it listen and closes it. */
export function createServer(store: Store, now: () => Date): FastifyInstance {
  const server = Fastify({
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    http: { headersTimeout: 20_000 },
    forceCloseConnections: true,
    logger: false,
  });
  server.addHook('onRequest', async (_request, reply) => {
    reply.header(timeHeader, now().toISOString());
    reply.header('cache-control', 'no-store');
  });
  serveContract(
    server,
    hubContract,
    createHubHandlers(store, now),
    (request) => authenticate(store, request),
    store.world,
  );
  return server;
}
