/** A stranger's program on the port of a host: it keeps all it hears, on sockets as well, and answers what it is told. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

export type Heard = { readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string };

export type Squatter = {
  readonly port: number;
  /** One for each request. */
  readonly heard: readonly Heard[];
  /** What was said to it on sockets. */
  readonly said: readonly string[];
  readonly close: () => Promise<void>;
};

/** @param answer to every request, or how it is made; a socket gets it as its first message */
export async function aSquatter(
  port: number,
  answer: string | ((heard: Heard) => Promise<string> | string),
): Promise<Squatter> {
  const heard: Heard[] = [];
  const said: string[] = [];
  const answerTo = async (one: Heard): Promise<string> => {
    heard.push(one);
    return typeof answer === 'string' ? answer : answer(one);
  };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { url = '', headers } = request;
    const text = await answerTo({ url, headers, body: Buffer.concat(parts).toString() });
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  });
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'vakproef' });
  sockets.on('connection', async (socket, { url = '', headers }) => {
    socket.on('message', (data) => said.push(String(data)));
    socket.send(await answerTo({ url, headers, body: '' }));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    said,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
