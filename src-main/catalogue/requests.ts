/**
 * The requests of this device to the catalogue, in memory and on disk: what is told to the page is what the disk has. One
 * change at a time.
 */
import { createLiveValue, type KnownValue } from '../../shared/kernel/live-value';
import type { Problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { systemCode } from '../disk/files-port';
import { storageProblem } from '../disk/storage-problem';
import { type CatalogueFiles, dossiersOf, type KeptRequest } from './catalogue-files';

/** An answer that nobody looked at for so long goes; so does what is more than so many. What waits for one stays. */
const keptMs = 60 * 24 * 3_600_000;
const mostAnswers = 100;

const withFewAnswers = (all: readonly KeptRequest[]): readonly KeptRequest[] => {
  const answered = new Set(all.filter(({ answeredAt }) => answeredAt !== null).slice(-mostAnswers));
  return all.filter((one) => one.answeredAt === null || answered.has(one));
};

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

/** Reads what the disk has. One that does not answer is asked again before anything is written over what it has. */
export async function openRequests(files: CatalogueFiles, now: Date): Promise<Requests> {
  const isFresh = ({ answeredAt }: KeptRequest): boolean =>
    answeredAt === null || now.getTime() - Date.parse(answeredAt) < keptMs;
  const live = createLiveValue<readonly KeptRequest[]>([]);
  let isRead = false;
  let unread: readonly unknown[] = [];
  const readOnce = async (): Promise<void> => {
    if (isRead) return;
    const stored = await files.readRequests();
    unread = stored.unread;
    live.set(stored.requests.filter(isFresh));
    isRead = true;
  };
  await readOnce().catch(() => undefined);
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
        try {
          await readOnce();
          const requests = withFewAnswers(next(live.get()));
          await files.writeRequests({ requests, unread });
          live.set(requests);
          return ok(null);
        } catch (error) {
          return err(refusalOf(error));
        }
      }),
    tidy: () =>
      inTurn(async () => {
        await readOnce();
        await files.keepOnly(dossiersOf({ requests: live.get(), unread }));
      }),
    forgetAll: () =>
      inTurn(async () => {
        live.set([]);
        unread = [];
        isRead = true;
        await files.removeAll();
      }),
    settled: async () => void (await last),
  };
}
