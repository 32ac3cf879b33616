/**
 * The messages of a channel as frames of a socket: text, or bytes where there are bytes in the message, which then cross
 * as they are.
 */
import { decodeValue, decodeWithBytes, encodeValue, encodeWithBytes } from './codec';

/** Largest message that is sent or taken: above any file of this program, below what would make a host stand still. */
export const mostFrameBytes = 96 * 1024 * 1024;

/** Where the Node host opens sockets. */
export const socketPath = '/__socket';

/** The message as one frame. */
export function encodeFrame(message: unknown): string | Uint8Array<ArrayBuffer> {
  const parts = encodeWithBytes(message);
  if (parts === null) return encodeValue(message);
  const frame = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    frame.set(part, at);
    at += part.length;
  }
  return frame;
}

/** The message of a frame; `null`, which is none, for what `encodeFrame` did not write. */
export function decodeFrame(frame: string | Uint8Array): unknown {
  try {
    return typeof frame === 'string' ? decodeValue(frame) : decodeWithBytes(frame);
  } catch {
    return null;
  }
}
