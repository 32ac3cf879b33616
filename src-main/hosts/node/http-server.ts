/**
 * The Node host's server: the renderer's files, and the calls and notices of the contracts over sockets. Only on
 * 127.0.0.1. Anybody on this computer may have the page, which holds nothing but the program; calls and notices are for
 * a page of this very address that shows a token of this run (session.ts):
 *
 *   wrong Host header → 421 (another name that resolves to this address) · request made by another site → 403
 *   no token of this run → 401 · body over the limit → 413 · anything not listed → 404
 *   a socket: all of that, and never without the Origin of this address
 *
 * A worker of the page, which reads much at a time, calls by plain requests.
 *
 * It listens before the services are open, so that a second start finds the port taken before it touches the journal.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { z } from 'zod';
import { mostFrameBytes, socketPath } from '../../../shared/contract/channel-frames';
import { decodeValue } from '../../../shared/contract/codec';
import type { Handler } from '../../../shared/contract/contract';
import { tokenOf } from '../../../shared/contract/greet-host';
import {
  helloSchema,
  launchLink,
  linkRequestSchema,
  socketProof,
} from '../../../shared/contract/host-ticket';
import { problem } from '../../../shared/kernel/problem';
import { err } from '../../../shared/kernel/result';
import type { World } from '../../../shared/kernel/world';
import { contentSecurityPolicy } from '../../services/content-security-policy';
import type { Log } from '../../services/log';
import type { MainServices } from '../../services/main-services';
import { listRendererFiles } from '../../services/renderer-files';
import { createCallSockets, refuseSocket } from './call-sockets';
import { answer, answerFile, answerResult, pathOf, readBody } from './http-answers';
import type { Previews } from './previews';
import type { Session } from './session';

const entryBodyLimit = 1000;
const forBearers: ReadonlySet<string> = new Set(['/__enter', '/__link']);
const previewPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

export type ServedServices = Pick<MainServices, 'handler' | 'onNotice' | 'presentState'>;

export type HttpServerOptions = {
  /** 0 takes any free port: for tests only. */
  readonly port: number;
  readonly rendererFolder: string;
  readonly session: Session;
  readonly previews: Previews;
  /** A page has shown its token: the moment to keep what the next run must know of it. */
  readonly onEntered: () => Promise<void>;
  readonly log: Log;
  readonly world: World;
  readonly bodyLimit?: number;
};

export type HttpServer = {
  readonly origin: string;
  /** A link that opens the application once. */
  readonly launchUrl: () => string;
  /** From here on calls are answered. */
  readonly serve: (services: ServedServices) => void;
  readonly close: () => Promise<void>;
};

/** Made by a page of this address, or by no page at all; a page may always be gone to, but not framed. */
const fromHere = (request: IncomingMessage, origin: string): boolean => {
  const { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } = request.headers;
  if (request.headers.origin !== undefined && request.headers.origin !== origin) return false;
  if (request.method === 'GET' && pathOf(request) === '/' && mode === 'navigate' && dest === 'document')
    return true;
  return site === undefined || site === 'same-origin' || site === 'none';
};

const isJson = (request: IncomingMessage): boolean =>
  request.headers['content-type']?.startsWith('application/json') === true;

/** The body of a small request, when it is what the schema wants. */
async function readEntry<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T | null> {
  const body = isJson(request) ? await readBody(request, entryBodyLimit) : null;
  if (body === null) return null;
  try {
    return schema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}

/** Opens the server; rejects with `EADDRINUSE` when the port is taken. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { session, previews, log, world, bodyLimit = mostFrameBytes } = options;
  const sockets = createCallSockets(world, bodyLimit);
  let files = listRendererFiles(options.rendererFolder);
  let services: ServedServices | null = null;
  let origin = '';
  let stopNotices = (): void => undefined;

  async function answerCall(request: IncomingMessage, response: ServerResponse, handler: Handler) {
    const path = pathOf(request).slice('/__call/'.length);
    if (request.headers.origin !== origin || !isJson(request)) return answer(response, 403);
    const body = await readBody(request, bodyLimit);
    if (body === null) {
      response.setHeader('connection', 'close');
      return answerResult(request, response, err(problem('too-large', { path, limit: bodyLimit })));
    }
    let input: unknown;
    try {
      input = decodeValue(body);
    } catch {
      return answerResult(
        request,
        response,
        err(problem('invalid-input', { path, at: '', expected: 'JSON' })),
      );
    }
    return answerResult(request, response, await handler(path, input));
  }

  function answerPreview(response: ServerResponse, path: string) {
    const preview = previews.get(path);
    if (!preview) return answer(response, 404);
    return answer(response, 200, preview.bytes, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(preview.name)}`,
      'content-security-policy': previewPolicy,
    });
  }

  function answerPage(response: ServerResponse, path: string) {
    // A fresh build is picked up when the page is opened anew.
    if (path === '/') files = listRendererFiles(options.rendererFolder);
    const found = files.get(path);
    return found ? answerFile(response, found, contentSecurityPolicy) : answer(response, 404);
  }

  /** What anybody on this computer may ask; false when it is something else. */
  async function answerStranger(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const path = pathOf(request);
    const said = { 'content-type': 'application/json' };
    if (path === '/__ping') {
      answer(response, 200, JSON.stringify({ app: 'vakproef' }), said);
    } else if (path === '/__hello' && request.method === 'POST') {
      const hello = await readEntry(request, helloSchema);
      const met = hello && (await session.meet(hello, origin));
      answer(response, met ? 200 : 401, met ? JSON.stringify(met) : '', said);
    } else return false;
    return true;
  }

  /** What is not for a page that shows itself, but for who asks with a token. */
  async function answerBearer(request: IncomingMessage, response: ServerResponse, path: string) {
    const token = tokenOf(request.headers.authorization);
    const right = session.admit(token)?.right;
    if (!right || (right === 'owner' && path !== '/__link')) return answer(response, 401);
    if (request.method !== 'POST') return answer(response, 405);
    if (path === '/__link') {
      const asked = await readEntry(request, linkRequestSchema);
      if (asked) await session.allowLink(token, asked.nonce);
      return answer(response, asked ? 204 : 400);
    }
    if (!services) return answer(response, 503);
    if (path.startsWith('/__call/')) return answerCall(request, response, services.handler);
    await options.onEntered();
    return answer(response, 204);
  }

  async function route(request: IncomingMessage, response: ServerResponse) {
    const path = pathOf(request);
    if (`http://${request.headers.host}` !== origin) return answer(response, 421);
    if (!fromHere(request, origin)) return answer(response, 403);
    if (await answerStranger(request, response)) return;
    if (forBearers.has(path) || path.startsWith('/__call/')) return answerBearer(request, response, path);
    if (request.method !== 'GET') return answer(response, 405);
    // Its address is the proof: nobody can guess it, and only a call tells it.
    if (path.startsWith('/__preview/')) return answerPreview(response, path);
    return answerPage(response, path);
  }

  /** The walls of a request, and one more: whoever may not have a socket learns that before it is one. */
  async function openSocket(request: IncomingMessage, connection: Duplex, head: Buffer): Promise<void> {
    connection.on('error', () => connection.destroy());
    if (`http://${request.headers.host}` !== origin)
      return refuseSocket(connection, '421 Misdirected Request');
    if (request.headers.origin !== origin || !fromHere(request, origin))
      return refuseSocket(connection, '403 Forbidden');
    const [, nonce = '', token = ''] = (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/);
    const admitted = session.admit(token);
    if (admitted?.right !== 'page') return refuseSocket(connection, '401 Unauthorized');
    if (pathOf(request) !== socketPath) return refuseSocket(connection, '404 Not Found');
    const proof = await socketProof(admitted.socketKey, nonce);
    if (!services) return refuseSocket(connection, '503 Service Unavailable');
    sockets.open(request, connection, head, services, proof);
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error) => {
      // A page that went away in the middle of its request is no bug.
      if (!request.destroyed || request.complete) log.bug('http', error);
      if (response.headersSent) response.destroy();
      else answer(response, 500);
    });
  });
  server.on('upgrade', (request, connection, head) => void openSocket(request, connection, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    launchUrl: () => launchLink(origin, session.newLink()),
    serve: (opened) => {
      services = opened;
      stopNotices = opened.onNotice((path, body) => sockets.send({ path, body }));
    },
    close: async () => {
      stopNotices();
      services = null;
      sockets.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      world.after(500, () => server.closeAllConnections());
      await closed;
    },
  };
}
