/**
 * The requests of this device to the catalogue, in memory and on disk: what is told to the page is what the disk has. One
 * change at a time.
 */
import { createLiveValue, type KnownValue } from '../../shared/kernel/live-value';
import type { Problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { systemCode } from '../disk/files-port';
import { storageProblem } from '../disk/storage-problem';
import type { CatalogueFiles, KeptRequest } from './catalogue-files';

/** An answer that nobody looked at for so long goes; so does what is more than so many. */
const keptMs = 60 * 24 * 3_600_000;
const mostRequests = 100;

export type Requests = KnownValue<readonly KeptRequest[]> & {
  /** Resolves when it is on disk; a problem means that nothing was changed. */
  readonly change: (
    next: (requests: readonly KeptRequest[]) => readonly KeptRequest[],
  ) => Promise<Result<null>>;
  /** Dossiers that answer no request go. */
  readonly tidy: () => Promise<void>;
  readonly forgetAll: () => Promise<void>;
  readonly settled: () => Promise<void>;
};

/** Null for what is no refusal of the disk, but a mistake of ours. */
export const refusalOf = (error: unknown): Problem => {
  if (systemCode(error) === null) throw error;
  return storageProblem(error);
};

/** Reads what the disk has; a disk that does not answer has none. */
export async function openRequests(files: CatalogueFiles, now: Date): Promise<Requests> {
  const isFresh = ({ askedAt }: KeptRequest): boolean => now.getTime() - Date.parse(askedAt) < keptMs;
  const kept = (await files.readRequests().catch(() => [])).filter(isFresh);
  const live = createLiveValue<readonly KeptRequest[]>(kept);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    get: live.get,
    subscribe: live.subscribe,
    change: (next) =>
      inTurn(async () => {
        const requests = next(live.get()).slice(-mostRequests);
        try {
          await files.writeRequests(requests);
          live.set(requests);
          return ok(null);
        } catch (error) {
          return err(refusalOf(error));
        }
      }),
    tidy: () => inTurn(() => files.keepOnly(new Set(live.get().flatMap(({ dossierIds }) => dossierIds)))),
    forgetAll: () =>
      inTurn(async () => {
        live.set([]);
        await files.removeAll();
      }),
    settled: async () => void (await last),
  };
}
