/**
 * How a first load is inflated and hashed in Node. A block is inflated within a millisecond: the way to the pool of
 * threads and back takes longer. Only the few large ones go there.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw, inflateRawSync } from 'node:zlib';
import type { FirstLoadPorts } from '../protocol/first-load';

const inflateAside = promisify(inflateRaw);
const largeBytes = 1024 * 1024;

export const firstLoadPorts: FirstLoadPorts = {
  inflate: (bytes, rawBytes) => {
    const options = { maxOutputLength: Math.max(rawBytes, 1) };
    return rawBytes > largeBytes ? inflateAside(bytes, options) : inflateRawSync(bytes, options);
  },
  hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};
