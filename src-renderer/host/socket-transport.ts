/**
 * Calls to the Node host and its notices, over one socket that stays open, to a host that proved itself on that socket. It is opened with the first call or listener,
 * comes back by itself after the host was gone, and always begins with the present state, so that a notice missed in
 * between does no harm. What was asked when it broke is rejected, never asked twice.
 */
import { decodeFrame, encodeFrame, isTooLarge, mostFrameBytes } from '../../shared/contract/channel-frames';
import type { Transport } from '../../shared/contract/contract';
import { proofMessageSchema, socketProof, socketProtocol } from '../../shared/contract/host-ticket';
import { channelTransport, type MessageChannelEnd } from '../../shared/contract/message-channel';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import { randomText, type World } from '../../shared/kernel/world';
import type { HostAccess } from './host-access';

const reopenAfterMs = 1000;

class TooLarge extends Error {}

/**
 * The channel over a socket, from the moment when the host has proved itself on it, which it does first. What is posted
 * before goes then, in order; one without proof hears nothing and is not heard.
 */
function provenEnd(socket: WebSocket, proof: string): MessageChannelEnd {
  const early: (string | Uint8Array<ArrayBuffer>)[] = [];
  const listeners = new Set<(message: unknown) => void>();
  let isProven = false;
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    const message = decodeFrame(typeof data === 'string' ? data : new Uint8Array(data));
    if (isProven) {
      for (const listener of listeners) listener(message);
    } else if (proofMessageSchema.safeParse(message).data?.proof === proof) {
      isProven = true;
      for (const frame of early.splice(0)) socket.send(frame);
    } else socket.close();
  });
  return {
    post: (message) => {
      const frame = encodeFrame(message);
      if (isTooLarge(frame)) throw new TooLarge();
      if (isProven) socket.send(frame);
      else early.push(frame);
    },
    onMessage: (listener) => void listeners.add(listener),
    onClose: (listener) => socket.addEventListener('close', listener),
  };
}

/** @param address of the host's socket */
export function socketTransport(
  world: Pick<World, 'after' | 'randomBytes'>,
  access: Pick<HostAccess, 'pass' | 'doubt'>,
  address: string,
): Transport {
  const listeners = new Set<(path: string, body: unknown) => void>();
  let current: Promise<Transport> | null = null;

  const openAgain = (): void => {
    current = null;
    world.after(reopenAfterMs, () => {
      if (listeners.size > 0) void line().catch(() => undefined);
    });
  };
  const open = async (): Promise<Transport> => {
    const { token, socketKey } = await access.pass();
    const nonce = randomText(world, 24);
    const proof = await socketProof(socketKey, nonce);
    const socket = new WebSocket(address, [socketProtocol, nonce, token]);
    // Before those who wait hear of it: whoever asks again at once meets the host anew.
    socket.addEventListener('close', () => {
      access.doubt(token);
      openAgain();
    });
    const transport = channelTransport(provenEnd(socket, proof));
    transport.onNotice((path, body) => {
      for (const listener of [...listeners]) listener(path, body);
    });
    return transport;
  };
  /** The socket as it is, or a new one. */
  const line = (): Promise<Transport> => {
    if (current) return current;
    const opening = open();
    current = opening;
    opening.catch(openAgain);
    return opening;
  };

  return {
    request: async (path, input) => {
      try {
        return await (await line()).request(path, input);
      } catch (error) {
        if (!(error instanceof TooLarge)) throw error;
        return err(problem('too-large', { path, limit: mostFrameBytes }));
      }
    },
    onNotice: (listener) => {
      listeners.add(listener);
      void line().catch(() => undefined);
      return () => void listeners.delete(listener);
    },
  };
}
