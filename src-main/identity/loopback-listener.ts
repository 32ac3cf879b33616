/**
 * Where a browser on this computer comes back to (RFC 8252): a port of 127.0.0.1 that is chosen anew each time, open as
 * long as somebody signs in. It answers one request, which is known by its state; to any other it is not there.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};
const path = '/back';

export type LoopbackListener = {
  readonly redirectUri: string;
  /** Answers whoever comes with this state, once, with a page. */
  readonly expect: (state: string, answer: (back: URL) => Promise<string>) => void;
  readonly close: () => void;
};

type Expected = { readonly state: string; readonly answer: (back: URL) => Promise<string> };

function readBack(request: IncomingMessage, origin: string): URL | null {
  const isHere = request.method === 'GET' && `http://${request.headers.host}` === origin;
  if (!isHere || !URL.canParse(request.url ?? '', origin)) return null;
  const back = new URL(request.url ?? '', origin);
  return back.origin === origin && back.pathname === path ? back : null;
}

/** @param policy what the page that is answered may do */
export async function listenForReturn(policy: string): Promise<LoopbackListener> {
  let expected: Expected | null = null;
  let origin = '';
  const answerRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const back = readBack(request, origin);
    const awaited = expected;
    if (!back || !awaited || back.searchParams.get('state') !== awaited.state) {
      response.writeHead(404, { connection: 'close' }).end();
      return;
    }
    expected = null;
    const page = await awaited.answer(back);
    response.writeHead(200, { ...headers, 'content-security-policy': policy }).end(page);
  };
  const server = createServer({ maxHeaderSize: 16_384 }, (request, response) => {
    answerRequest(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    redirectUri: `${origin}${path}`,
    expect: (state, answer) => {
      expected = { state, answer };
    },
    close: () => {
      expected = null;
      // What is being answered is answered to its end.
      server.close();
      server.closeIdleConnections();
    },
  };
}
