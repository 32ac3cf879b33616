/**
 * The one update that this device keeps, in a folder of its own: package, signature, manifest, written in that order, so
 * that a manifest means the rest is there. A package gets its name only when every byte was checked on its way; half a
 * package, of a stick pulled out or a line cut, never has one. Whatever is read back is checked again.
 */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/kernel/result';
import { randomHex, type World } from '../../shared/kernel/world';
import { storageProblem } from '../disk/storage-problem';
import { manifestFile, signatureFile, type UpdatePackage } from './manifest';
import { readSmallFile } from './open-plain-file';
import { readOffer, type UpdateOffer } from './read-offer';
import type { TrustedKey } from './trusted-keys';
import { verifyStream } from './verify-package';

/** There while the user wants the kept update to be installed at the next start. */
const wishFile = 'install-at-next-start';

export type KeptUpdate = {
  readonly folder: string;
  /** Takes a package in, in place of what was kept. On any failure nothing is kept. */
  readonly take: (
    offer: UpdateOffer,
    wanted: UpdatePackage,
    chunks: AsyncIterable<Uint8Array>,
    onBytes: (count: number) => void,
  ) => Promise<Result<null>>;
  /** The kept update with its signature checked again; null when there is none that may be trusted. */
  readonly offer: () => Promise<UpdateOffer | null>;
  readonly isWished: () => Promise<boolean>;
  readonly wish: () => Promise<Result<null>>;
  readonly forgetWish: () => Promise<void>;
  readonly clear: () => Promise<void>;
};

type Fill = (handle: Awaited<ReturnType<typeof open>>) => Promise<boolean>;

async function write(path: string, world: World, fill: Fill) {
  const part = `${path}.${randomHex(world, 4)}.part`;
  const handle = await open(part, 'wx', 0o600);
  let isWhole = false;
  try {
    isWhole = await fill(handle);
    if (isWhole) await handle.sync();
  } finally {
    await handle.close();
    if (!isWhole) await rm(part, { force: true });
  }
  if (isWhole) await rename(part, path);
}

const writeBytes = (path: string, world: World, bytes: Uint8Array): Promise<void> =>
  write(path, world, async (handle) => {
    await handle.writeFile(bytes);
    return true;
  });

export function createKeptUpdate(
  folder: string,
  trustedKeys: readonly TrustedKey[],
  world: World,
): KeptUpdate {
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const takeIn: KeptUpdate['take'] = async (offer, wanted, chunks, onBytes) => {
    await clear();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    let checked: Result<null> = ok(null);
    await write(join(folder, wanted.file), world, async (handle) => {
      checked = await verifyStream(chunks, wanted, async (chunk) => {
        await handle.writeFile(chunk);
        onBytes(chunk.length);
      });
      return checked.ok;
    });
    if (!checked.ok) return checked;
    await writeBytes(join(folder, signatureFile), world, offer.signatureBytes);
    await writeBytes(join(folder, manifestFile), world, offer.manifestBytes);
    return checked;
  };
  return {
    folder,
    take: async (...args) => {
      try {
        const taken = await takeIn(...args);
        if (!taken.ok) await clear();
        return taken;
      } catch (error) {
        await clear().catch(() => undefined);
        return { ok: false, problem: storageProblem(error) };
      }
    },
    offer: async () => {
      const found = await readOffer(folder, trustedKeys);
      return found.ok ? found.value : null;
    },
    isWished: async () => (await readSmallFile(folder, wishFile, 16)) !== null,
    wish: async () => {
      try {
        await writeBytes(join(folder, wishFile), world, new Uint8Array());
        return ok(null);
      } catch (error) {
        return { ok: false, problem: storageProblem(error) };
      }
    },
    forgetWish: () => rm(join(folder, wishFile), { force: true }),
    clear,
  };
}
