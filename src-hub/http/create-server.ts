/**
 * The hub's HTTP side: its contract on a Fastify server, with limits to how long, how large and how often. Who asks is
 * settled before a body is read, and who may not be answered is not read from.
 */
import http from 'node:http';
import https from 'node:https';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import { fileBytesHeader } from '../../shared/protocol/body-api';
import { timeHeader } from '../../shared/protocol/hub-api';
import { hubContract } from '../../shared/protocol/hub-contract';
import type { MayWrite } from '../authorise/may-write';
import type { Bodies } from '../bodies/object-store';
import { type CandidatePlace, serveCandidates } from '../candidates/serve-candidates';
import { createProviders, type Providers } from '../identity/providers';
import type { Metrics } from '../metrics';
import type { TlsFiles } from '../read-settings';
import { type WorkOutSight, workOutSight } from '../sight/work-out-sight';
import type { Store } from '../store/open-store';
import { authenticate, type Caller } from './authenticate';
import { closeUnread } from './close-unread';
import { createCallerGuards } from './guard-callers';
import { createHubHandlers } from './hub-handlers';
import { limitConnections } from './limit-connections';
import { defaultLimits, type HubLimits } from './limits';
import { serveBody } from './serve-body';
import { type Door, serveContract } from './serve-contract';
import { serveUploads } from './serve-uploads';

/** One change of the largest size, written as JSON inside JSON, still fits. */
const maxBodyBytes = 24 * 1024 * 1024;
/** Longer than a first load may take to be made. */
const silentConnectionMs = 330_000;

export type ServerOptions = {
  readonly limits?: Partial<HubLimits>;
  /** Null: plain HTTP, for a proxy before it or for this machine alone. */
  readonly tls?: TlsFiles | null;
  readonly metrics?: Pick<Metrics, 'noteRequest'>;
  /** Who may write what; without it as `createHubHandlers` has it. */
  readonly rights?: MayWrite;
  /** Identity providers; without it as `createHubHandlers` has it. */
  readonly providers?: Providers;
  /** What a device sees; without it as `createHubHandlers` has it. */
  readonly sight?: WorkOutSight;
  /** Where files are kept; without it the hub takes none. */
  readonly bodies?: Bodies | null;
  /** Where candidates reach their page; without it there is none. */
  readonly candidates?: CandidatePlace | null;
};

function nodeServerOf(handler: http.RequestListener, limits: HubLimits, tls: TlsFiles | null): http.Server {
  const options = {
    requestTimeout: limits.requestTimeoutMs,
    headersTimeout: limits.headersTimeoutMs,
    keepAliveTimeout: 20_000,
    maxHeaderSize: 8192,
    // How often Node looks for requests that take too long; by itself only every half minute.
    connectionsCheckingInterval: Math.min(2000, limits.headersTimeoutMs / 4),
  };
  const server = tls
    ? https.createServer({ ...options, ...tls }, handler)
    : http.createServer(options, handler);
  server.setTimeout(silentConnectionMs);
  return server;
}

const fastifyOf = (limits: HubLimits, tls: TlsFiles | null): FastifyInstance =>
  Fastify({
    bodyLimit: maxBodyBytes,
    serverFactory: (handler) => nodeServerOf(handler, limits, tls),
    trustProxy: limits.trustedProxies.length > 0 ? [...limits.trustedProxies] : false,
    // A stop ends connections that rest and lets those go on that are being answered.
    forceCloseConnections: 'idle',
    logger: false,
  });

/** Builds the server; the caller lets it listen and closes it. */
export async function createServer(
  store: Store,
  now: () => Date,
  {
    limits: over = {},
    tls = null,
    metrics,
    rights,
    providers = createProviders(store.world, false),
    sight,
    bodies = null,
    candidates = null,
  }: ServerOptions = {},
): Promise<FastifyInstance> {
  const limits = { ...defaultLimits, ...over };
  const server = fastifyOf(limits, tls);
  limitConnections(server.server, limits);
  server.addHook('onRequest', async (_request, reply) => {
    reply.header(timeHeader, now().toISOString());
    reply.header(fileBytesHeader, String(bodies?.maxBytes ?? 0));
    reply.header('cache-control', 'no-store');
  });
  server.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    // Never the path as it was asked: whoever asks would fill the figures with names of their own.
    const route = routeOptions.url ?? 'none';
    metrics?.noteRequest({ route, method, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
  });
  closeUnread(server, limits.lingerMs, store.world);
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  });
  await server.register(rateLimit, { global: false });
  const door: Door<Caller> = {
    authenticate: (request, endpoint) => authenticate(store, request, endpoint),
    idOf: ({ deviceId }) => deviceId,
    guards: createCallerGuards(server, limits, store.world),
  };
  const handlers = createHubHandlers(store, now, rights, providers, sight, bodies);
  serveContract(server, hubContract, handlers, door, store.world);
  const deps = { store, bodies, sightOf: sight ?? workOutSight };
  await serveUploads(server, door, deps, limits.uploadsAtOnce);
  serveBody(server, door, deps);
  if (candidates) await serveCandidates(server, { store, bodies, providers, limits }, candidates);
  return server;
}
