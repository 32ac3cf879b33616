/**
 * The messages of a channel as frames of a socket: text, or bytes where there are bytes in the message, which then cross
 * as they are.
 */
import { decodeValue, decodeWithBytes, encodeValue, encodeWithBytes } from './codec';

/** Largest message that is sent or taken: above any file of this program, below what would make a host stand still. */
export const mostFrameBytes = 96 * 1024 * 1024;

/** Most bytes that one letter of a text (a UTF-16 unit) is sent as. */
const mostBytesPerLetter = 3;

/** Whether the frame is more bytes than a host takes; a text is counted only where it can be. */
export function isTooLarge(frame: string | Uint8Array, limit = mostFrameBytes): boolean {
  if (typeof frame !== 'string') return frame.length > limit;
  if (frame.length * mostBytesPerLetter <= limit) return false;
  return frame.length > limit || new TextEncoder().encode(frame).length > limit;
}

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
