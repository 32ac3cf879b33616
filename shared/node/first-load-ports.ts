/** How a first load is inflated and hashed in Node: in the pool of threads, a block at a time. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { FirstLoadPorts } from '../protocol/first-load';

const inflate = promisify(inflateRaw);

export const firstLoadPorts: FirstLoadPorts = {
  inflate: (bytes, rawBytes) => inflate(bytes, { maxOutputLength: Math.max(rawBytes, 1) }),
  hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};
