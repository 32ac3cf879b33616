/** A body store in memory. */
import { createHash } from 'node:crypto';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { BodyStore } from '../../src-main/bodies/body-store';

export function memoryBodies(): BodyStore & { readonly lose: () => void } {
  const bytesByDigest = new Map<string, Uint8Array>();
  return {
    lose: () => bytesByDigest.clear(),
    put: async (bytes) => {
      const digest = createHash('sha256').update(bytes).digest('hex');
      bytesByDigest.set(digest, new Uint8Array(bytes));
      return ok({ digest });
    },
    remove: async (digest) => void bytesByDigest.delete(digest),
    get: async (digest) => {
      const bytes = bytesByDigest.get(digest);
      return bytes ? ok(bytes) : err(problem('body-missing', { digest }));
    },
  };
}
