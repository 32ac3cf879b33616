/**
 * A bad network between a device and its hub: an HTTP proxy that does something wrong with every request, chosen by a
 * seeded generator. In about half of the faults the hub's answer still arrives, so that a device gets on.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { seeded } from './seeded';

export const faults = [
  /** The answer comes, after a while. */
  'late-answer',
  /** The hub gets the request twice, one after the other; the device gets the second answer. */
  'sent-twice',
  /** The hub gets it twice at the same moment. */
  'sent-twice-at-once',
  /** The answer comes, and a copy of the request reaches the hub once more, much later. */
  'echo',
  /** The connection is cut before the hub gets anything. */
  'cut-before',
  /** The hub gets half of the request, then the connection is cut. */
  'cut-request',
  /** The hub gets half of the request as if it were all. */
  'half-request',
  /** The hub does its work, and the connection is cut before its answer. */
  'cut-after',
  /** The connection is cut in the middle of the answer. */
  'cut-answer',
  /** Half of the answer comes as if it were all. */
  'half-answer',
  /** The device gets nothing; the request reaches the hub much later, when the device has long sent it again. */
  'stray',
  /** A gateway's error page. */
  'html-502',
  /** The login page of a guest network. */
  'html-200',
  /** The login page, by a redirect. */
  'redirect',
] as const;
export type Fault = (typeof faults)[number] | 'none';

export type FaultProxy = {
  readonly url: string;
  /** Faults from here on, or none. */
  readonly setStorm: (isStorm: boolean) => void;
  /** How often each was done. */
  readonly counts: () => Readonly<Partial<Record<Fault, number>>>;
  /** Waits until everything that strays has reached the hub. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Message = {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
};
type Answer = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly body: Buffer };

const page = '<!doctype html><title>Log in</title><p>Welcome to the guest network</p>';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function readAll(stream: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Passes a message on; `bytes` fewer than the body make it end early. */
function forward(
  target: URL,
  message: Message,
  bytes = message.body.length,
  isCut = false,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const {
      host: _host,
      connection: _connection,
      'transfer-encoding': _encoding,
      ...headers
    } = message.headers;
    const length = isCut ? message.body.length : bytes;
    const request = http.request(
      {
        host: target.hostname,
        port: target.port,
        method: message.method,
        path: message.path,
        headers: { ...headers, ...(message.method === 'POST' ? { 'content-length': String(length) } : {}) },
        agent: false,
      },
      (response) => {
        readAll(response).then(
          (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          () => resolve(null),
        );
      },
    );
    request.on('error', () => resolve(null));
    request.write(message.body.subarray(0, bytes), () => {
      if (isCut) request.destroy();
    });
    if (!isCut) request.end();
  });
}

function give(response: http.ServerResponse, answer: Answer | null, bytes?: number, isCut = false): void {
  if (!answer) {
    response.destroy();
    return;
  }
  const {
    connection: _connection,
    'keep-alive': _keepAlive,
    'transfer-encoding': _encoding,
    ...headers
  } = answer.headers;
  const part = answer.body.subarray(0, bytes ?? answer.body.length);
  response.writeHead(answer.status, {
    ...headers,
    'content-length': String(isCut ? answer.body.length : part.length),
  });
  if (!isCut) response.end(part);
  else response.write(part, () => response.destroy());
}

/** @param hubUrl where requests go to */
export async function openFaultProxy(hubUrl: string, seed: number): Promise<FaultProxy> {
  const target = new URL(hubUrl);
  const random = seeded(seed);
  const counts: Partial<Record<Fault, number>> = {};
  const strays = new Set<Promise<unknown>>();
  let isStorm = true;

  const later = (message: Message): void => {
    const stray = pause(20 + random.int(120)).then(() => forward(target, message));
    strays.add(stray);
    void stray.finally(() => strays.delete(stray));
  };

  const act = async (fault: Fault, message: Message, response: http.ServerResponse): Promise<void> => {
    const half = (body: Buffer): number => random.int(Math.max(1, body.length));
    switch (fault) {
      case 'none':
        return give(response, await forward(target, message));
      case 'late-answer':
        await pause(random.int(25));
        return give(response, await forward(target, message));
      case 'sent-twice':
        await forward(target, message);
        return give(response, await forward(target, message));
      case 'sent-twice-at-once': {
        const [, second] = await Promise.all([forward(target, message), forward(target, message)]);
        return give(response, second);
      }
      case 'echo':
        later(message);
        return give(response, await forward(target, message));
      case 'cut-before':
        response.destroy();
        return;
      case 'cut-request':
        await forward(target, message, half(message.body), true);
        response.destroy();
        return;
      case 'half-request':
        return give(response, await forward(target, message, half(message.body)));
      case 'cut-after':
        await forward(target, message);
        response.destroy();
        return;
      case 'cut-answer':
      case 'half-answer': {
        const answer = await forward(target, message);
        return give(response, answer, half(answer?.body ?? Buffer.alloc(0)), fault === 'cut-answer');
      }
      case 'stray':
        later(message);
        response.destroy();
        return;
      case 'html-502':
      case 'html-200':
        response.writeHead(fault === 'html-502' ? 502 : 200, { 'content-type': 'text/html' }).end(page);
        return;
      case 'redirect':
        response.writeHead(302, { location: 'http://127.0.0.1:9/login' }).end(page);
        return;
    }
  };

  const server = http.createServer((request, response) => {
    const fault: Fault = isStorm ? random.pick(faults) : 'none';
    counts[fault] = (counts[fault] ?? 0) + 1;
    readAll(request)
      .then((body) =>
        act(
          fault,
          { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body },
          response,
        ),
      )
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setStorm: (next) => {
      isStorm = next;
    },
    counts: () => counts,
    settled: async () => {
      while (strays.size > 0) await Promise.all(strays);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
