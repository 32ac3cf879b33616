/**
 * The Node host's server: the renderer's files, and the calls and notices of the contracts over sockets. Only on
 * 127.0.0.1, and only for a page of this very address that holds the session cookie:
 *
 *   wrong Host header → 421 (another name that resolves to this address) · no cookie → 403 and how to get a link
 *   request made by another site → 403 · body over the limit → 413 · anything not listed → 404
 *   a socket: all of that, and never without the Origin of this address
 *
 * A worker of the page, which reads much at a time, calls by plain requests.
 *
 * It listens before the services are open, so that a second start finds the port taken before it touches the journal.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { mostFrameBytes, socketPath } from '../../../shared/contract/channel-frames';
import { decodeValue } from '../../../shared/contract/codec';
import type { Handler } from '../../../shared/contract/contract';
import { problem } from '../../../shared/kernel/problem';
import { err } from '../../../shared/kernel/result';
import type { World } from '../../../shared/kernel/world';
import { contentSecurityPolicy } from '../../services/content-security-policy';
import type { Log } from '../../services/log';
import type { MainServices } from '../../services/main-services';
import { listRendererFiles } from '../../services/renderer-files';
import { createCallSockets, refuseSocket } from './call-sockets';
import { answer, answerFile, answerResult, pathOf, readBody } from './http-answers';
import { noAccessPage, noAccessPolicy } from './no-access-page';
import type { Previews } from './previews';
import { hasOwnerToken, type Session } from './session';

const previewPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

export type ServedServices = Pick<MainServices, 'handler' | 'onNotice' | 'presentState'>;

export type HttpServerOptions = {
  /** 0 takes any free port: for tests only. */
  readonly port: number;
  readonly rendererFolder: string;
  readonly session: Session;
  readonly previews: Previews;
  readonly appVersion: string;
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

/** Made by a page of this address, or by a person who opened the link; never by another site. */
const fromHere = (request: IncomingMessage, origin: string): boolean => {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return request.headers.origin === undefined || request.headers.origin === origin;
};

const launchCodeOf = (request: IncomingMessage): string | null =>
  request.method === 'GET' && pathOf(request) === '/'
    ? new URLSearchParams((request.url ?? '').split('?')[1] ?? '').get('launch')
    : null;

/** Opens the server; rejects with `EADDRINUSE` when the port is taken. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { session, previews, log, world, bodyLimit = mostFrameBytes } = options;
  const sockets = createCallSockets(world, bodyLimit);
  let files = listRendererFiles(options.rendererFolder);
  let services: ServedServices | null = null;
  let origin = '';
  let stopNotices = (): void => undefined;
  const launchUrl = (): string => `${origin}/?launch=${session.newLaunchCode()}`;

  async function answerCall(request: IncomingMessage, response: ServerResponse, handler: Handler) {
    const path = pathOf(request).slice('/__call/'.length);
    const isJson = request.headers['content-type']?.startsWith('application/json') === true;
    if (request.headers.origin !== origin || !isJson) return answer(response, 403);
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

  /** What anybody on this computer may ask. */
  function answerStranger(request: IncomingMessage, response: ServerResponse): boolean {
    const path = pathOf(request);
    const launchCode = launchCodeOf(request);
    if (path === '/__ping') {
      const said = JSON.stringify({ app: 'vakproef', version: options.appVersion });
      answer(response, 200, said, { 'content-type': 'application/json' });
    } else if (!fromHere(request, origin)) {
      answer(response, 403);
    } else if (path === '/__link' && request.method === 'POST') {
      const isOwner = hasOwnerToken(session, request.headers.authorization);
      answer(response, isOwner ? 200 : 403, isOwner ? launchUrl() : '');
    } else if (launchCode !== null && session.redeem(launchCode)) {
      answer(response, 303, '', { location: '/', 'set-cookie': session.setCookie });
    } else if (!session.hasCookie(request.headers.cookie)) {
      answer(response, 403, noAccessPage(), {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': noAccessPolicy,
      });
    } else return false;
    return true;
  }

  async function route(request: IncomingMessage, response: ServerResponse) {
    const path = pathOf(request);
    if (`http://${request.headers.host}` !== origin) return answer(response, 421);
    if (answerStranger(request, response)) return;
    if (path.startsWith('/__call/') && request.method === 'POST')
      return services ? answerCall(request, response, services.handler) : answer(response, 503);
    if (request.method !== 'GET') return answer(response, 405);
    if (path.startsWith('/__preview/')) return answerPreview(response, path);
    // A used link in a browser that has access just opens the application, without the code in its address.
    if (launchCodeOf(request) !== null) return answer(response, 303, '', { location: '/' });
    return answerPage(response, path);
  }

  /** The walls of a request, and one more: whoever may not have a socket learns that before it is one. */
  function openSocket(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    connection.on('error', () => connection.destroy());
    const isPage = request.headers.origin === origin && fromHere(request, origin);
    if (`http://${request.headers.host}` !== origin) refuseSocket(connection, '421 Misdirected Request');
    else if (!isPage || !session.hasCookie(request.headers.cookie)) refuseSocket(connection, '403 Forbidden');
    else if (pathOf(request) !== socketPath) refuseSocket(connection, '404 Not Found');
    else if (!services) refuseSocket(connection, '503 Service Unavailable');
    else sockets.open(request, connection, head, services);
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error) => {
      // A page that went away in the middle of its request is no bug.
      if (!request.destroyed || request.complete) log.bug('http', error);
      if (response.headersSent) response.destroy();
      else answer(response, 500);
    });
  });
  server.on('upgrade', openSocket);
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
    launchUrl,
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
