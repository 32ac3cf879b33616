/**
 * The hub's HTTP side: its contract on a Fastify server, with limits to how long, how large and how often. Who asks is
 * settled before a body is read, and who may not be answered is not read from.
 */
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import { timeHeader } from '../../shared/protocol/hub-api';
import { hubContract } from '../../shared/protocol/hub-contract';
import type { Store } from '../store/open-store';
import { authenticate } from './authenticate';
import { closeUnread } from './close-unread';
import { createCallerGuards } from './guard-callers';
import { createHubHandlers } from './hub-handlers';
import { limitConnections } from './limit-connections';
import { defaultLimits, type HubLimits } from './limits';
import { serveContract } from './serve-contract';

/** One change of the largest size, written as JSON inside JSON, still fits. */
const maxBodyBytes = 24 * 1024 * 1024;
/** Longer than a first load may take to be made. */
const silentConnectionMs = 330_000;

const fastifyOf = ({ requestTimeoutMs, headersTimeoutMs, trustedProxies }: HubLimits): FastifyInstance =>
  Fastify({
    bodyLimit: maxBodyBytes,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: silentConnectionMs,
    keepAliveTimeout: 20_000,
    http: {
      headersTimeout: headersTimeoutMs,
      maxHeaderSize: 8192,
      // How often Node looks for requests that take too long; by itself only every half minute.
      connectionsCheckingInterval: Math.min(2000, headersTimeoutMs / 4),
    },
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    forceCloseConnections: true,
    logger: false,
  });

/** Builds the server; the caller lets it listen and closes it. */
export async function createServer(
  store: Store,
  now: () => Date,
  over: Partial<HubLimits> = {},
): Promise<FastifyInstance> {
  const limits = { ...defaultLimits, ...over };
  const server = fastifyOf(limits);
  limitConnections(server.server, limits);
  server.addHook('onRequest', async (_request, reply) => {
    reply.header(timeHeader, now().toISOString());
    reply.header('cache-control', 'no-store');
  });
  closeUnread(server, limits.lingerMs, store.world);
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  });
  await server.register(rateLimit, { global: false });
  serveContract(
    server,
    hubContract,
    createHubHandlers(store, now),
    {
      authenticate: (request) => authenticate(store, request),
      idOf: ({ deviceId }) => deviceId,
      guards: createCallerGuards(server, limits, store.world),
    },
    store.world,
  );
  return server;
}
