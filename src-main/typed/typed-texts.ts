/**
 * Keeps on disk what people type and is not recorded yet (D1 to D6 of the journal's SPEC): per person, and read by nobody
 * else. While a write is on its way, whatever else is typed waits and goes together in the next.
 */
import type { TypedText, TypistId } from '../../shared/contract/typed-contract';
import type { Problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { type FilesPort, systemCode } from '../disk/files-port';
import { storageProblem } from '../disk/storage-problem';
import { userFiles } from '../disk/user-files';
import { type KeptText, type TypedFile, typedFileOf } from './typed-file';

/** What nobody came back for in so long is given up. */
export const keptForMs = 90 * 24 * 3600 * 1000;

/** A text, or null to forget what the field held. */
export type TypedChange = { readonly field: string; readonly text: string | null };

export type TypedTexts = {
  /** Resolves when it is on disk; a problem means that what was kept before is kept still, and nothing else. */
  readonly keep: (typist: TypistId, changes: readonly TypedChange[]) => Promise<Result<{ keptAt: string }>>;
  readonly read: (typist: TypistId) => Promise<Result<{ texts: TypedText[] }>>;
  /** What these people typed in fields that are about something erased goes. */
  readonly forgetAbout: (
    typists: readonly TypistId[],
    isAbout: (field: string) => boolean,
  ) => Promise<Result<null>>;
  /** Everything of everybody goes: the device lost its access. */
  readonly forgetAll: () => Promise<void>;
  /** Resolves when what was handed over so far is on disk, or was refused. */
  readonly settled: () => Promise<void>;
};

type Waiting = {
  readonly changes: readonly TypedChange[];
  readonly tell: (answer: Result<{ keptAt: string }>) => void;
  /** With what is no refusal of the disk. */
  readonly fail: (error: unknown) => void;
};

/** One person: what is on disk, and who waits for the next write. */
type Shelf = {
  readonly file: TypedFile;
  /** Null until it was read. */
  kept: readonly KeptText[] | null;
  waiting: readonly Waiting[];
  writing: Promise<void> | null;
};

/** Null for what is no refusal of the disk, but a mistake of ours. */
const refusalOf = (error: unknown): Problem | null =>
  systemCode(error) === null ? null : storageProblem(error);

function withChanges(
  kept: readonly KeptText[],
  waiting: readonly Waiting[],
  at: number,
): readonly KeptText[] {
  const texts = new Map(kept.filter((one) => at - one.at < keptForMs).map((one) => [one.field, one]));
  for (const { field, text } of waiting.flatMap(({ changes }) => changes))
    if (text === null) texts.delete(field);
    else texts.set(field, { field, text, at });
  return [...texts.values()];
}

/**
 * @param folder of the texts; made with the first of them
 * @param secret of the device
 */
export function createTypedTexts(
  folder: string,
  secret: Uint8Array,
  world: Pick<World, 'now' | 'randomBytes'>,
  files: FilesPort = userFiles,
): TypedTexts {
  const shelves = new Map<TypistId, Shelf>();
  const shelfOf = (typist: TypistId): Shelf => {
    const found = shelves.get(typist);
    if (found) return found;
    const file = typedFileOf(folder, secret, typist, world, files);
    const made: Shelf = { file, kept: null, waiting: [], writing: null };
    shelves.set(typist, made);
    return made;
  };
  const keptOn = async (shelf: Shelf): Promise<readonly KeptText[]> => {
    // Two that ask at once read the same; whoever wrote meanwhile knows better.
    const read = shelf.kept ?? (await shelf.file.read());
    shelf.kept ??= read;
    return shelf.kept;
  };

  const writeNext = async (shelf: Shelf): Promise<void> => {
    const { waiting } = shelf;
    shelf.waiting = [];
    try {
      const now = world.now();
      const next = withChanges(await keptOn(shelf), waiting, now.getTime());
      await shelf.file.write(next);
      shelf.kept = next;
      for (const { tell } of waiting) tell(ok({ keptAt: now.toISOString() }));
    } catch (error) {
      const refusal = refusalOf(error);
      for (const { tell, fail } of waiting) refusal ? tell(err(refusal)) : fail(error);
    }
  };
  const writeAll = async (shelf: Shelf): Promise<void> => {
    while (shelf.waiting.length > 0) await writeNext(shelf);
    shelf.writing = null;
  };

  return {
    keep: (typist, changes) =>
      new Promise((tell, fail) => {
        const shelf = shelfOf(typist);
        shelf.waiting = [...shelf.waiting, { changes, tell, fail }];
        shelf.writing ??= writeAll(shelf);
      }),
    read: async (typist) => {
      try {
        const kept = await keptOn(shelfOf(typist));
        return ok({ texts: kept.map(({ field, text }) => ({ field, text })) });
      } catch (error) {
        return err(storageProblem(error));
      }
    },
    forgetAbout: async (typists, isAbout) => {
      try {
        for (const typist of typists) {
          const { file } = shelfOf(typist);
          const kept = await file.read();
          const rest = kept.filter(({ field }) => !isAbout(field));
          if (rest.length < kept.length) await file.write(rest);
          shelves.delete(typist);
        }
        return ok(null);
      } catch (error) {
        return err(storageProblem(error));
      }
    },
    forgetAll: async () => {
      shelves.clear();
      await files.remove(folder);
    },
    settled: async () => {
      await Promise.all([...shelves.values()].map(({ writing }) => writing));
    },
  };
}
