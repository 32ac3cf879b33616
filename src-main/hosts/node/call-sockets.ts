/**
 * The sockets over which pages call and hear notices: a request over HTTP costs a browser five times as much as a
 * message over a socket that is open. Who may open one is decided before, as for every request; the host proves itself on
 * it before it is told anything, so that a page knows whom it calls. A socket then begins with the present state, so that a page that lost its socket for a while misses nothing.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { z } from 'zod';
import { decodeFrame, encodeFrame, mostFrameBytes } from '../../../shared/contract/channel-frames';
import type { Notice } from '../../../shared/contract/contract';
import { type proofMessageSchema, socketProtocol } from '../../../shared/contract/host-ticket';
import { type MessageChannelEnd, serveChannel } from '../../../shared/contract/message-channel';
import type { World } from '../../../shared/kernel/world';
import type { MainServices } from '../../services/main-services';

type ProofMessage = z.infer<typeof proofMessageSchema>;

/** For a page to say goodbye. */
const goodbyeMs = 500;
const goingAway = 1001;

export type CallSockets = {
  /** Takes the connection over; the request must be of one who may call. */
  readonly open: (
    request: IncomingMessage,
    connection: Duplex,
    head: Buffer,
    services: Pick<MainServices, 'handler' | 'presentState'>,
    /** What is said first. */
    proof: string,
  ) => void;
  /** Tells all pages. */
  readonly send: (notice: Notice) => void;
  readonly close: () => void;
};

/** Answers a request for a socket that may not have one. */
export function refuseSocket(connection: Duplex, status: string): void {
  connection.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

const frameOf = (data: RawData, isBinary: boolean): string | Uint8Array => {
  const whole = Array.isArray(data) ? Buffer.concat(data) : data;
  const bytes = whole instanceof ArrayBuffer ? Buffer.from(whole) : whole;
  return isBinary ? bytes : bytes.toString('utf8');
};

const socketEnd = (socket: WebSocket): MessageChannelEnd => ({
  post: (message) => socket.send(encodeFrame(message)),
  onMessage: (listener) =>
    void socket.on('message', (data, isBinary) => listener(decodeFrame(frameOf(data, isBinary)))),
  onClose: (listener) => void socket.on('close', listener),
});

/** @param limit bytes of the largest message taken; a socket with a larger one is closed */
export function createCallSockets(world: Pick<World, 'after'>, limit = mostFrameBytes): CallSockets {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limit,
    handleProtocols: () => socketProtocol,
  });
  const pages = new Map<WebSocket, (path: string, body: unknown) => void>();
  return {
    open: (request, connection, head, services, proof) =>
      server.handleUpgrade(request, connection, head, (socket) => {
        // A page that breaks the rules of the socket, or goes away in the middle of a message, is closed and gone.
        socket.on('error', () => undefined);
        socket.on('close', () => pages.delete(socket));
        socket.send(encodeFrame({ kind: 'proof', proof } satisfies ProofMessage));
        const { notify } = serveChannel(socketEnd(socket), services.handler);
        for (const { path, body } of services.presentState()) notify(path, body);
        pages.set(socket, notify);
      }),
    send: ({ path, body }) => {
      for (const notify of pages.values()) notify(path, body);
    },
    close: () => {
      for (const socket of pages.keys()) {
        socket.close(goingAway);
        world.after(goodbyeMs, () => socket.terminate());
      }
    },
  };
}
