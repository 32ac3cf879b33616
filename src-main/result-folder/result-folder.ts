/**
 * The folder that this device fills with results. One thing after another: what is written is listed on the device's own disk, and
 * what is listed is not written again, also when whoever reads the folder took it away. Off until somebody chooses a folder.
 */
import type {
  MissingFile,
  ResultFileKey,
  ResultFileKind,
  ResultFolderStatus,
} from '../../shared/contract/result-folder-contract';
import type { ChangeId } from '../../shared/kernel/ids';
import { createLiveValue, type KnownValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { storageProblem } from '../disk/storage-problem';
import { userFiles } from '../disk/user-files';
import { deriveKey } from '../keys/derive-key';
import { layMark, readMark } from './folder-mark';
import { folderProblem } from './folder-problem';
import {
  countListed,
  type FolderSetting,
  isListed,
  keptSettingIn,
  knownAt,
  list,
  type WrittenList,
  withFolder,
} from './kept-setting';
import { sharedListsOf } from './shared-list';
import { isWanted, missingOf } from './wanted-files';
import { isThere, type ResultFile, removeEarlier, unfinishedOf, writeResultFile } from './write-result-file';

type Nothing = Record<string, never>;

export type ResultFolder = {
  readonly status: KnownValue<ResultFolderStatus>;
  /** Fills this folder from now on; refused when it cannot be written. */
  readonly use: (path: string) => Promise<Result<Nothing>>;
  readonly setKinds: (kinds: readonly ResultFileKind[]) => Promise<Result<Nothing>>;
  readonly stop: () => Promise<Result<Nothing>>;
  readonly missing: (
    folderId: string,
    changeIds: readonly ChangeId[],
  ) => Promise<Result<{ missing: MissingFile[] }>>;
  readonly put: (
    folderId: string,
    files: readonly ResultFile[],
  ) => Promise<Result<{ written: ResultFileKey[]; left: ResultFileKey[] }>>;
  /** The setting and the lists go: the device lost its access. What stands in the folder stays. */
  readonly forgetAll: () => Promise<void>;
  /** Resolves when what was asked so far is done. */
  readonly settled: () => Promise<void>;
};

const off: FolderSetting = { folder: null, kinds: [] };
const empty = (): WrittenList => ({ bits: new Map(), lastAt: null });
/** Before anybody chose: what a school's systems read. */
const usualKinds: readonly ResultFileKind[] = ['oke', 'pdf'];

/**
 * @param folder where the device keeps which one it is
 * @param secret of the device
 */
export async function openResultFolder(
  folder: string,
  secret: Uint8Array,
  world: Pick<World, 'now' | 'randomBytes'>,
  files: FilesPort = userFiles,
): Promise<ResultFolder> {
  const kept = keptSettingIn(folder, secret, world, files);
  const tag = Buffer.from(deriveKey(secret, new Uint8Array(), 'vakproef result folder tag', 4)).toString(
    'hex',
  );
  const lists = sharedListsOf(tag, files);
  let setting = off;
  let written = empty();
  let isTidied = false;
  const statusOf = (told: Problem | null): ResultFolderStatus => ({
    folder: setting.folder && { id: setting.folder.id, place: setting.folder.path },
    kinds: [...setting.kinds],
    written: countListed(written),
    lastAt: written.lastAt,
    problem: told,
  });
  const status = createLiveValue(statusOf(null));
  const tell = (told: Problem | null = null): void => status.set(statusOf(told));

  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work, work);
    turn = done.catch(() => undefined);
    return done;
  };
  const set = async (next: FolderSetting, itsList: WrittenList): Promise<Result<Nothing>> => {
    try {
      await kept.writeSetting(next);
    } catch (error) {
      return err(storageProblem(error));
    }
    [setting, written, isTidied] = [next, itsList, false];
    tell();
    return ok({});
  };

  /** The folder as it was chosen, if that is the one that is meant and can be reached. */
  const reach = async (folderId: string): Promise<Result<string | null>> => {
    const chosen = setting.folder;
    if (chosen?.id !== folderId) return ok(null);
    try {
      if ((await readMark(chosen.path, files)) === chosen.id) return ok(chosen.path);
    } catch (error) {
      return err(folderProblem(error));
    }
    return err(problem('result-folder-away', { system: 'ENOENT' }));
  };
  const refused = (told: Problem): Result<never> => {
    tell(told);
    return err(told);
  };
  const tidy = async (path: string, names: readonly string[]): Promise<void> => {
    if (isTidied) return;
    for (const name of unfinishedOf(names, tag)) await files.remove(`${path}/${name}`);
    isTidied = true;
  };

  const isAsked = (file: ResultFile): boolean => setting.kinds.includes(file.kind) && isWanted(written, file);
  /** As many as go; why not more. What is there is listed in any case. */
  const writeEach = async (
    path: string,
    toWrite: readonly ResultFile[],
    done: ResultFileKey[],
  ): Promise<Problem | null> => {
    try {
      const names = await files.list(path);
      await tidy(path, names);
      for (const file of toWrite) {
        const key = { changeId: file.changeId, kind: file.kind };
        if (!isAsked(file)) continue;
        // One that lacked something is written again, over what stands there of it.
        const completes = isListed(written, key);
        if (completes || !isThere(names, key)) {
          await writeResultFile(path, file, tag, files, world);
          if (completes) await removeEarlier(path, names, file, files);
          done.push(key);
        }
        list(written, key, world.now().toISOString(), file.isPartial === true);
      }
      return null;
    } catch (error) {
      return folderProblem(error);
    }
  };
  const keepList = async (id: string): Promise<Problem | null> => {
    try {
      await kept.writeList(id, written);
      return null;
    } catch (error) {
      return storageProblem(error);
    }
  };
  /** Hears what other devices wrote there. */
  const meet = async (id: string, path: string): Promise<Problem | null> => {
    try {
      return (await lists.meet(path, written)) ? await keepList(id) : null;
    } catch (error) {
      return folderProblem(error);
    }
  };

  try {
    setting = await kept.readSetting();
    if (setting.folder) written = await kept.readList(setting.folder.id);
  } catch (error) {
    // A disk that does not read now: nothing is written anywhere, and nobody is told of a folder that is not known.
    storageProblem(error);
    [setting, written] = [off, empty()];
  }
  tell();

  return {
    status,
    use: (path) =>
      inTurn(async () => {
        let id: string;
        try {
          id = await layMark(path, files, world, knownAt(setting, path));
        } catch (error) {
          return err(folderProblem(error));
        }
        const kinds = setting.folder || setting.kinds.length > 0 ? setting.kinds : usualKinds;
        let itsList: WrittenList;
        try {
          itsList = await kept.readList(id);
        } catch (error) {
          return err(storageProblem(error));
        }
        const chosen = withFolder({ ...setting, kinds }, { id, path });
        const done = await set(chosen, itsList);
        if (done.ok) await meet(id, path);
        tell();
        return done;
      }),
    setKinds: (kinds) => inTurn(() => set({ ...setting, kinds: [...new Set(kinds)] }, written)),
    stop: () => inTurn(() => set(withFolder(setting, null), empty())),
    missing: (folderId, changeIds) =>
      inTurn(async () => {
        const reached = await reach(folderId);
        if (!reached.ok) return refused(reached.problem);
        if (reached.value === null) return ok({ missing: [] });
        const told = await meet(folderId, reached.value);
        if (told) return refused(told);
        tell();
        return ok({ missing: changeIds.flatMap((id) => missingOf(written, setting.kinds, id)) });
      }),
    put: (folderId, toWrite) =>
      inTurn(async () => {
        const reached = await reach(folderId);
        if (!reached.ok) return refused(reached.problem);
        if (reached.value === null) return ok({ written: [], left: [] });
        const done: ResultFileKey[] = [];
        const stopped = await writeEach(reached.value, toWrite, done);
        const unlisted = await keepList(folderId);
        if (done.length > 0) await lists.share(reached.value, written);
        const told = stopped ?? unlisted;
        tell(told);
        // What was written is said, also when the rest did not go: the next try begins with the rest.
        if (told && done.length === 0) return err(told);
        const left = toWrite.filter(isAsked).map(({ changeId, kind }) => ({ changeId, kind }));
        return ok({ written: done, left });
      }),
    forgetAll: () =>
      inTurn(async () => {
        [setting, written] = [off, empty()];
        tell();
        await kept.removeAll();
      }),
    settled: async () => {
      await turn;
    },
  };
}
