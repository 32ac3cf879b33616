/**
 * Calls to the Node host and its notices, over one socket that stays open. It is opened with the first call or listener,
 * comes back by itself after the host was gone, and always begins with the present state, so that a notice missed in
 * between does no harm. What was asked when it broke is rejected, never asked twice.
 */
import { decodeFrame, encodeFrame, mostFrameBytes } from '../../shared/contract/channel-frames';
import type { Transport } from '../../shared/contract/contract';
import { channelTransport, type MessageChannelEnd } from '../../shared/contract/message-channel';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';

const reopenAfterMs = 1000;

class TooLarge extends Error {}

/** What is posted before the socket is open goes when it is, in order. */
function socketEnd(socket: WebSocket): MessageChannelEnd {
  const early: (string | Uint8Array<ArrayBuffer>)[] = [];
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => {
    for (const frame of early.splice(0)) socket.send(frame);
  });
  return {
    post: (message) => {
      const frame = encodeFrame(message);
      if (frame.length > mostFrameBytes) throw new TooLarge();
      if (socket.readyState === WebSocket.CONNECTING) early.push(frame);
      else socket.send(frame);
    },
    onMessage: (listener) =>
      socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) =>
        listener(decodeFrame(typeof data === 'string' ? data : new Uint8Array(data))),
      ),
    onClose: (listener) => socket.addEventListener('close', listener),
  };
}

/** @param address of the host's socket */
export function socketTransport(world: Pick<World, 'after'>, address: string): Transport {
  const listeners = new Set<(path: string, body: unknown) => void>();
  let current: Transport | null = null;

  const open = (): Transport => {
    const socket = new WebSocket(address);
    // Before those who wait hear of it: whoever asks again at once gets a new socket.
    socket.addEventListener('close', () => {
      current = null;
      world.after(reopenAfterMs, () => {
        if (listeners.size > 0) line();
      });
    });
    const transport = channelTransport(socketEnd(socket));
    transport.onNotice((path, body) => {
      for (const listener of [...listeners]) listener(path, body);
    });
    return transport;
  };
  /** The socket as it is, or a new one. */
  const line = (): Transport => {
    current ??= open();
    return current;
  };

  return {
    request: async (path, input) => {
      try {
        return await line().request(path, input);
      } catch (error) {
        if (!(error instanceof TooLarge)) throw error;
        return err(problem('too-large', { path, limit: mostFrameBytes }));
      }
    },
    onNotice: (listener) => {
      listeners.add(listener);
      line();
      return () => void listeners.delete(listener);
    },
  };
}
