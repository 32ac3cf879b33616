/**
 * CRC-32 of zlib: tells a torn or flipped frame from a whole one before any key is used. It finds accidents; tampering
 * is found by the seal and the hash chain.
 */
import { crc32 } from 'node:zlib';

/** The checksum over the given parts, as if they were one piece. */
export const checksum = (...parts: readonly Uint8Array[]): number =>
  parts.reduce((sum, part) => crc32(part, sum), 0);
