/**
 * The files of the drafts of qualifications: one each, sealed for this device, whole or absent. A name tells nobody which
 * qualification it is of. Beside it stands the state before the last one, for a disk that spoils a file.
 */
import type { Draft } from '../../shared/contract/drafts-contract';
import type { QualificationId } from '../../shared/kernel/ids';
import type { World } from '../../shared/kernel/world';
import { type FilesPort, systemCode } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';
import { deriveKey } from '../keys/derive-key';
import { sealBytes, unsealBytes } from '../keys/sealed-bytes';

export type DraftFiles = {
  /**
   * Every draft that this device sealed and that can be read; one that cannot hides no other. Rejects when the folder cannot
   * be read.
   */
  readonly readAll: () => Promise<readonly Draft[]>;
  /** Of the files that could not be read when it was tried last, the states before, where those can be read. */
  readonly readEarlierOfUnread: () => Promise<readonly Draft[]>;
  /** The draft of a file that could not be read before; null where there was no such file, `unreadable` while it still cannot be. */
  readonly readAgain: (qualificationId: QualificationId) => Promise<Draft | null | 'unreadable'>;
  /** The draft as it was kept before the last time; null where that is not there or cannot be read either. */
  readonly readEarlier: (qualificationId: QualificationId) => Promise<Draft | null>;
  /** On disk when it resolves; what stood there stays when it rejects. */
  readonly write: (draft: Draft) => Promise<void>;
  readonly remove: (qualificationId: QualificationId) => Promise<void>;
  /**
   * A file that cannot be read goes out of the way, under another name, and stays as it is.
   * @param next is on disk in its place when it resolves; when it rejects, everything is as it was
   */
  readonly setAside: (qualificationId: QualificationId, next: Draft | null) => Promise<void>;
  readonly removeAll: () => Promise<void>;
};

const magic = 'VKD1';
const nonceBytes = 12;
const nameBytes = 12;
const ending = '.draft';

const unreadable = (cause?: unknown): Error =>
  Object.assign(new Error('no whole draft', { cause }), { code: 'EBADMSG' });

/** Sealed by this very program and written whole; should it be no draft all the same, then it is as one that cannot be read. */
function parsed(text: string): Draft {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** @param folder of the drafts; made with the first of them */
export function draftFilesIn(
  folder: string,
  secret: Uint8Array,
  world: Pick<World, 'now' | 'randomBytes'>,
  files: FilesPort,
): DraftFiles {
  const nothing = new Uint8Array();
  const key = deriveKey(secret, nothing, 'vakproef draft');
  const stemOf = (qualificationId: QualificationId): string =>
    Buffer.from(deriveKey(secret, Buffer.from(qualificationId), 'vakproef draft name', nameBytes)).toString(
      'hex',
    );
  const nameOf = (qualificationId: QualificationId): string => `${stemOf(qualificationId)}${ending}`;
  const earlierOf = (qualificationId: QualificationId): string => `${stemOf(qualificationId)}.earlier`;
  /** Names of the files that could not be read when it was tried last. */
  const unread = new Set<string>();
  const read = async (name: string): Promise<Draft> => {
    const content = unsealBytes(key, magic, await files.read(`${folder}/${name}`));
    if (!content) throw unreadable();
    return parsed(content.toString('utf8'));
  };
  /** What the disk refuses, or what is not whole, is none; anything else is a mistake of ours. */
  const readOr = <None>(name: string, none: (code: string) => None): Promise<Draft | None> =>
    read(name).catch((error: unknown) => {
      const code = systemCode(error);
      if (code === null) throw error;
      return none(code);
    });
  /** A second name for what stands there. A disk that refuses it keeps the draft all the same. */
  const keepEarlier = async (qualificationId: QualificationId): Promise<void> => {
    const earlier = `${folder}/${earlierOf(qualificationId)}`;
    await files.remove(`${earlier}.unfinished`);
    await files.linkOrCopy(`${folder}/${nameOf(qualificationId)}`, `${earlier}.unfinished`);
    await files.rename(`${earlier}.unfinished`, earlier);
  };
  const write = async (draft: Draft): Promise<void> => {
    const text = Buffer.from(JSON.stringify(draft));
    const sealed = sealBytes(key, magic, world.randomBytes(nonceBytes), [text]);
    await writeWholeFile(files, folder, nameOf(draft.qualificationId), sealed);
  };
  return {
    readAll: async () => {
      const names = (await files.list(folder)).filter((name) => name.endsWith(ending));
      const found = await Promise.all(
        names.map((name) =>
          readOr(name, () => {
            unread.add(name);
            return null;
          }),
        ),
      );
      return found.filter((draft) => draft !== null);
    },
    readEarlierOfUnread: async () => {
      const found = await Promise.all(
        [...unread].map((name) => readOr(`${name.slice(0, -ending.length)}.earlier`, () => null)),
      );
      return found.filter((draft) => draft !== null);
    },
    readAgain: async (qualificationId) => {
      const name = nameOf(qualificationId);
      if (!unread.has(name)) return null;
      // Somebody may have taken the broken file away.
      const draft = await readOr(name, (code) => (code === 'ENOENT' ? null : 'unreadable'));
      if (draft !== 'unreadable') unread.delete(name);
      return draft;
    },
    readEarlier: (qualificationId) => readOr(earlierOf(qualificationId), () => null),
    write: async (draft) => {
      await files.ensureFolder(folder);
      await keepEarlier(draft.qualificationId).catch((error: unknown) => {
        if (systemCode(error) === null) throw error;
      });
      await write(draft);
    },
    remove: async (qualificationId) => {
      await files.remove(`${folder}/${earlierOf(qualificationId)}`);
      await files.remove(`${folder}/${nameOf(qualificationId)}`);
      await files.syncFolder(folder);
    },
    setAside: async (qualificationId, next) => {
      const name = `${folder}/${nameOf(qualificationId)}`;
      const aside = `${folder}/${stemOf(qualificationId)}.${world.now().getTime()}.broken`;
      await files.rename(name, aside);
      try {
        if (next) await write(next);
        else await files.syncFolder(folder);
      } catch (error) {
        await files.rename(aside, name);
        throw error;
      }
      unread.delete(nameOf(qualificationId));
    },
    removeAll: async () => {
      await files.remove(folder);
      unread.clear();
    },
  };
}
