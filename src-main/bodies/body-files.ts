/**
 * Keeps files that changes name beside the journal: sealed in chunks (`chunk-seal`), named by the SHA-256 of their content, the
 * same bytes once. `finish` resolves when a file is on the disk, was read back and has its name, so that a change may name it;
 * what was begun and not finished is gone at the next start. What was made here (`own`) goes only when it is told to.
 */
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Cancel, World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { nodeFiles } from '../disk/node-files';
import { storageProblem } from '../disk/storage-problem';
import { type BodyReader, openBody } from './body-reader';
import { type BodyWriter, beginBody } from './body-writer';
import type { BodyFacts } from './chunk-seal';
import { makeRoom } from './make-room';

export type BodyOrigin = 'own' | 'fetched';

export type BodyFiles = {
  /** Begins a file of so many bytes; nothing is kept of it before `finish`. */
  readonly begin: (bytes: number, origin?: BodyOrigin) => Promise<Result<{ readonly bodyId: string }>>;
  /** Adds what comes next; `at`: how many bytes came before it. `stage-missing`: begin anew. */
  readonly append: (bodyId: string, at: number, piece: Uint8Array) => Promise<Result<null>>;
  /** @param digest what it must be; else `body-differs`, and nothing is kept */
  readonly finish: (bodyId: string, digest?: string) => Promise<Result<BodyFacts>>;
  readonly abandon: (bodyId: string) => Promise<void>;
  /** How many bytes it has; `body-missing` when it is not here, whole. */
  readonly sizeOf: (digest: string) => Promise<Result<number>>;
  /** Fewer bytes at the end of the file, in memory of their own. */
  readonly read: (digest: string, from: number, length: number) => Promise<Result<Uint8Array>>;
  /** Rejects with what the disk refuses. */
  readonly remove: (digest: string) => Promise<void>;
  /**
   * Gives up what was made here, is named by no change, and was left for ninety days, as typed text is. Rejects with what the
   * disk refuses.
   * @param named digests that changes of this device name
   */
  readonly giveUpUnnamed: (named: ReadonlySet<string>, nowMs: number) => Promise<void>;
  /** What lies here, except what was made here and is none of `named`. Rejects with what the disk refuses. */
  readonly held: (named: ReadonlySet<string>) => Promise<readonly BodyFacts[]>;
  /** Lets go what can be fetched again, and what is being fetched. Rejects with what the disk refuses. */
  readonly forgetFetched: () => Promise<void>;
  /** Nothing more is written. */
  readonly close: () => Promise<void>;
};

export type BodyFilesOptions = {
  readonly folder: string;
  /** 32 bytes only this device knows. */
  readonly secret: Uint8Array;
  readonly world: Pick<World, 'randomBytes' | 'newId' | 'after'>;
  readonly files?: FilesPort;
};

/** Marks of a running exam come first: so much stays free, whatever is added. */
const leftForMarks = 64 * 1024 * 1024;
/** More than a person adds at once; what a page left behind is let go. */
const mostAddedAtOnce = 16;
const forgottenAfterMs = 10 * 60_000;
const givenUpAfterMs = 90 * 24 * 60 * 60_000;
const unfinished = '.unfinished';
const origins: readonly BodyOrigin[] = ['own', 'fetched'];
const digestPattern = /^[0-9a-f]{64}$/;
const digestOf = (name: string): string => name.split('.')[0] ?? '';

type Use<T> = (body: BodyReader) => Promise<T | null>;
type Begun = {
  readonly writer: BodyWriter;
  readonly path: string;
  readonly origin: BodyOrigin;
  readonly bytes: number;
  /** One thing of a file at a time. */
  turn: Promise<unknown>;
  forget: Cancel;
};

export function createBodyFiles({ folder, secret, world, files = nodeFiles }: BodyFilesOptions): BodyFiles {
  const begun = new Map<string, Begun>();
  /** Files that did not read back in this run: they are as good as not here, so that they are fetched anew. */
  const damaged = new Set<string>();
  const pathOf = (digest: string, origin: BodyOrigin): string => `${folder}/${digest}.${origin}`;
  const missing = (digest: string) => err(problem('body-missing', { digest }));

  let cleared: Promise<void> | null = null;
  /** What an earlier run of the program left, before anything is begun in this one. */
  const clearOnce = (): Promise<void> => {
    cleared ??= files.ensureFolder(folder).then(async () => {
      const left = (await files.list(folder)).filter((name) => name.endsWith(unfinished));
      for (const name of left) await files.remove(`${folder}/${name}`);
    });
    cleared.catch(() => {
      cleared = null;
    });
    return cleared;
  };

  const abandon = async (bodyId: string): Promise<void> => {
    const found = begun.get(bodyId);
    if (!found) return;
    begun.delete(bodyId);
    found.forget();
    await found.turn.catch(() => undefined);
    await found.writer.close().catch(() => undefined);
    await files.remove(found.path).catch(() => undefined);
  };
  const stayAwake = (bodyId: string, one: Begun): void => {
    one.forget();
    one.forget = world.after(forgottenAfterMs, () => void abandon(bodyId));
  };
  const inTurn = <T>(one: Begun, work: () => Promise<T>): Promise<T> => {
    const done = one.turn.then(work, work);
    one.turn = done.catch(() => undefined);
    return done;
  };
  /** What the disk refuses ends the file: half of it is none. */
  const orGone = async <T>(bodyId: string, work: () => Promise<Result<T>>): Promise<Result<T>> => {
    try {
      return await work();
    } catch (error) {
      await abandon(bodyId);
      return err(storageProblem(error));
    }
  };

  /** Those that open under their own name. Rejects with what the disk refuses, but not that they are not there. */
  async function* open(digest: string): AsyncGenerator<{ readonly path: string; readonly body: BodyReader }> {
    const names = digestPattern.test(digest) ? await files.list(folder) : [];
    for (const origin of origins) {
      const path = pathOf(digest, origin);
      if (!names.includes(`${digest}.${origin}`) || damaged.has(path)) continue;
      const body = await openBody(files, secret, path);
      if (body?.digest === digest) yield { path, body };
      else damaged.add(path);
    }
  }
  const withBody = async <T>(digest: string, use: Use<T>): Promise<Result<T>> => {
    try {
      for await (const { path, body } of open(digest)) {
        const used = await use(body);
        if (used !== null) return ok(used);
        damaged.add(path);
      }
      return missing(digest);
    } catch (error) {
      return err(storageProblem(error));
    }
  };
  /** The name of what was written and read back. It takes the place of one that was made here and is damaged: that stays. */
  const name = async ({ path, origin }: Begun, { digest }: BodyFacts): Promise<void> => {
    const own = pathOf(digest, 'own');
    const named = damaged.has(own) ? own : pathOf(digest, origin);
    await files.rename(path, named);
    damaged.delete(named);
    await files.syncFolder(folder);
  };
  const begunAs = (wanted: BodyOrigin): readonly string[] =>
    [...begun].flatMap(([bodyId, { origin }]) => (origin === wanted ? [bodyId] : []));
  const hasRoom = async (origin: BodyOrigin, bytes: number): Promise<boolean> =>
    origin === 'own' ? makeRoom(files, folder, bytes) : (await files.freeBytes(folder)) >= bytes;
  const namesOf = async (origin: BodyOrigin): Promise<readonly string[]> =>
    (await files.list(folder)).filter((one) => one.endsWith(`.${origin}`));

  return {
    begin: async (bytes, origin = 'own') => {
      try {
        await clearOnce();
        if (!(await hasRoom(origin, bytes + leftForMarks))) return err(problem('disk-full'));
        const added = begunAs('own');
        if (origin === 'own' && added[0] && added.length >= mostAddedAtOnce) await abandon(added[0]);
        const bodyId = world.newId<'Body'>();
        const path = `${folder}/${bodyId}${unfinished}`;
        const id = world.randomBytes(16);
        const writer = await beginBody({ files, secret, path, bytes, id }).catch(async (error) => {
          await files.remove(path).catch(() => undefined);
          throw error;
        });
        const one: Begun = { writer, path, origin, bytes, turn: Promise.resolve(), forget: () => undefined };
        begun.set(bodyId, one);
        stayAwake(bodyId, one);
        return ok({ bodyId });
      } catch (error) {
        return err(storageProblem(error));
      }
    },
    append: async (bodyId, at, piece) => {
      const one = begun.get(bodyId);
      if (!one) return err(problem('stage-missing'));
      stayAwake(bodyId, one);
      return orGone(bodyId, () =>
        inTurn(one, async () => {
          const isNext = one.writer.at() === at && at + piece.length <= one.bytes;
          if (!isNext || begun.get(bodyId) !== one) return err(problem('stage-missing'));
          await one.writer.append(piece);
          return ok(null);
        }),
      );
    },
    finish: async (bodyId, digest) => {
      const one = begun.get(bodyId);
      if (!one) return err(problem('stage-missing'));
      const finished = await orGone(bodyId, () =>
        inTurn(one, async () => {
          if (begun.get(bodyId) !== one || one.writer.at() !== one.bytes)
            return err(problem('stage-missing'));
          const facts = await one.writer.finish();
          if (!facts) return err(problem('storage-failed', { system: 'EIO' }));
          if (digest !== undefined && facts.digest !== digest)
            return err(problem('body-differs', { digest }));
          await name(one, facts);
          begun.delete(bodyId);
          one.forget();
          return ok(facts);
        }),
      );
      if (!finished.ok) await abandon(bodyId);
      return finished;
    },
    abandon,
    sizeOf: (digest) => withBody(digest, async ({ bytes }) => bytes),
    read: (digest, from, length) => withBody(digest, (body) => body.read(from, length)),
    remove: async (digest) => {
      if (!digestPattern.test(digest)) return;
      for (const origin of origins) await files.remove(pathOf(digest, origin));
    },
    giveUpUnnamed: async (named, nowMs) => {
      for (const one of (await namesOf('own')).filter((each) => !named.has(digestOf(each)))) {
        const path = `${folder}/${one}`;
        if (nowMs - (await files.modifiedMs(path)) > givenUpAfterMs) await files.remove(path);
      }
    },
    held: async (named) => {
      const own = (await namesOf('own')).map(digestOf).filter((digest) => named.has(digest));
      const digests = new Set([...own, ...(await namesOf('fetched')).map(digestOf)]);
      const facts: BodyFacts[] = [];
      for (const digest of digests) {
        const size = await withBody(digest, async ({ bytes }) => bytes);
        if (size.ok) facts.push({ digest, bytes: size.value });
      }
      return facts;
    },
    forgetFetched: async () => {
      // First: one that ends just now would stand there afterwards.
      for (const bodyId of begunAs('fetched')) await abandon(bodyId);
      for (const one of await namesOf('fetched')) await files.remove(`${folder}/${one}`);
    },
    close: async () => {
      for (const bodyId of [...begun.keys()]) await abandon(bodyId);
    },
  };
}
