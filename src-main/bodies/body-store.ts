/**
 * Keeps big bodies (the first load, documents, evidence) beside the journal: one sealed file per body, named by the
 * SHA-256 of its content. `put` resolves when the file is on the disk, so that a journal entry may name it; putting
 * the same bytes again changes nothing. `get` gives the exact bytes or none: a damaged file is never given out.
 *
 * Bodies are large, so all of it is done beside the thread that saves marks.
 *
 * File: `keys/sealed-bytes`, magic VKB2. That it is the body of its name is said by the digest, which is taken again
 * over what comes out.
 */
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { type FilesPort, systemCode } from '../disk/files-port';
import { nodeFiles } from '../disk/node-files';
import { storageProblem } from '../disk/storage-problem';
import { writeWholeFile } from '../disk/write-whole-file';
import { deriveKey } from '../keys/derive-key';
import { digestAside, sealAside, unsealAside } from '../keys/sealed-bytes';

export type BodyStore = {
  readonly put: (bytes: Uint8Array) => Promise<Result<{ readonly digest: string }>>;
  /** The bytes have memory of their own: they may cross to the page. */
  readonly get: (digest: string) => Promise<Result<Uint8Array>>;
  /** One that is not there is gone already. Rejects with what the disk refuses. */
  readonly remove: (digest: string) => Promise<void>;
};

export type BodyStoreOptions = {
  readonly folder: string;
  /** 32 bytes only this device knows. */
  readonly secret: Uint8Array;
  readonly world: Pick<World, 'randomBytes'>;
  readonly files?: FilesPort;
};

const magic = 'VKB2';
const digestPattern = /^[0-9a-f]{64}$/;

export function createBodyStore({ folder, secret, world, files = nodeFiles }: BodyStoreOptions): BodyStore {
  const key = deriveKey(secret, Buffer.alloc(0), 'vakproef body');
  const nameOf = (digest: string): string => `${digest}.body`;

  const load = async (digest: string): Promise<Uint8Array<ArrayBuffer> | null> => {
    try {
      const bytes = await unsealAside(key, magic, await files.read(`${folder}/${nameOf(digest)}`));
      return bytes && (await digestAside(bytes)) === digest ? bytes : null;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    }
  };

  /** Two puts of the same bytes at once are one. */
  const running = new Map<string, Promise<Result<{ readonly digest: string }>>>();

  const write = async (bytes: Uint8Array, digest: string): Promise<Result<{ readonly digest: string }>> => {
    try {
      await files.ensureFolder(folder);
      if ((await load(digest)) === null)
        await writeWholeFile(
          files,
          folder,
          nameOf(digest),
          await sealAside(key, magic, world.randomBytes(12), bytes),
        );
      return ok({ digest });
    } catch (error) {
      return err(storageProblem(error));
    }
  };

  return {
    put: async (bytes) => {
      const digest = await digestAside(bytes);
      const started = running.get(digest) ?? write(bytes, digest);
      running.set(digest, started);
      try {
        return await started;
      } finally {
        running.delete(digest);
      }
    },
    remove: async (digest) => {
      if (digestPattern.test(digest)) await files.remove(`${folder}/${nameOf(digest)}`);
    },
    get: async (digest) => {
      if (!digestPattern.test(digest)) return err(problem('body-missing', { digest: '' }));
      try {
        const bytes = await load(digest);
        return bytes === null ? err(problem('body-missing', { digest })) : ok(bytes);
      } catch (error) {
        return err(storageProblem(error));
      }
    },
  };
}
