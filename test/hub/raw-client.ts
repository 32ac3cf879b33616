/** A client that speaks HTTP byte by byte, so that it can begin a request and never end it. */
import net from 'node:net';
import { onTestFinished } from 'vitest';

export type RawClient = {
  readonly send: (text: string | Uint8Array) => void;
  /** Hangs up, whatever is under way. */
  readonly end: () => void;
  /** What has come so far. */
  readonly heard: () => string;
  /** Resolves when the other side has closed the connection. */
  readonly closed: Promise<void>;
  readonly isClosed: () => boolean;
};

/** Connects; ends with the test. */
export function aRawClient(url: string): RawClient {
  const { hostname, port } = new URL(url);
  const socket = net.connect({ host: hostname, port: Number(port) });
  onTestFinished(() => void socket.destroy());
  let heard = '';
  let isClosed = false;
  socket.on('data', (data) => {
    heard += data.toString('latin1');
  });
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      isClosed = true;
      resolve();
    });
  });
  return {
    send: (text) => void (socket.writable && socket.write(text)),
    end: () => void socket.destroy(),
    heard: () => heard,
    closed,
    isClosed: () => isClosed,
  };
}

/** The head of a request with a body of that many bytes. */
export const requestHead = (path: string, length: number, headers: readonly string[] = []): string =>
  [
    ...[`POST ${path} HTTP/1.1`, 'host: hub', 'content-type: application/json', 'vakproef-protocol: 2'],
    ...[`content-length: ${length}`, ...headers, '', ''],
  ].join('\r\n');
