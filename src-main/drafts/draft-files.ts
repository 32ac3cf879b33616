/**
 * The files of the drafts of qualifications: one each, sealed for this device, whole or absent. A name tells nobody which
 * qualification it is of.
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
  /**
   * The draft of a file that could not be read before; null where there was no such file. Rejects while it still cannot be
   * read: nothing may be written in its place then.
   */
  readonly readAgain: (qualificationId: QualificationId) => Promise<Draft | null>;
  /** On disk when it resolves; what stood there stays when it rejects. */
  readonly write: (draft: Draft) => Promise<void>;
  readonly remove: (qualificationId: QualificationId) => Promise<void>;
  readonly removeAll: () => Promise<void>;
};

const magic = 'VKD1';
const nonceBytes = 12;
const nameBytes = 12;
const ending = '.draft';

/** Sealed by this very program and written whole; should it be no draft all the same, then it is as one that cannot be read. */
function parsed(text: string): Draft {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw Object.assign(new Error('a sealed draft is no JSON', { cause }), { code: 'EBADMSG' });
  }
}

/** @param folder of the drafts; made with the first of them */
export function draftFilesIn(
  folder: string,
  secret: Uint8Array,
  world: Pick<World, 'randomBytes'>,
  files: FilesPort,
): DraftFiles {
  const nothing = new Uint8Array();
  const key = deriveKey(secret, nothing, 'vakproef draft');
  const nameOf = (qualificationId: QualificationId): string => {
    const name = deriveKey(secret, Buffer.from(qualificationId), 'vakproef draft name', nameBytes);
    return `${Buffer.from(name).toString('hex')}${ending}`;
  };
  /** Names of the files that could not be read when it was tried last. */
  const unread = new Set<string>();
  /** Null: not whole, or not ours. */
  const read = async (name: string): Promise<Draft | null> => {
    const content = unsealBytes(key, magic, await files.read(`${folder}/${name}`));
    return content && parsed(content.toString('utf8'));
  };
  const readOrNote = (name: string): Promise<Draft | null> =>
    read(name).catch((error: unknown) => {
      // Anything but a refusal of the disk is a mistake of ours.
      if (systemCode(error) === null) throw error;
      unread.add(name);
      return null;
    });
  return {
    readAll: async () => {
      const names = (await files.list(folder)).filter((name) => name.endsWith(ending));
      return (await Promise.all(names.map(readOrNote))).filter((draft) => draft !== null);
    },
    readAgain: async (qualificationId) => {
      const name = nameOf(qualificationId);
      if (!unread.has(name)) return null;
      const draft = await read(name).catch((error: unknown) => {
        // Somebody took the broken file away.
        if (systemCode(error) === 'ENOENT') return null;
        throw error;
      });
      unread.delete(name);
      return draft;
    },
    write: async (draft) => {
      await files.ensureFolder(folder);
      const sealed = sealBytes(key, magic, world.randomBytes(nonceBytes), [
        Buffer.from(JSON.stringify(draft)),
      ]);
      await writeWholeFile(files, folder, nameOf(draft.qualificationId), sealed);
    },
    remove: async (qualificationId) => {
      await files.remove(`${folder}/${nameOf(qualificationId)}`);
      await files.syncFolder(folder);
    },
    removeAll: async () => {
      await files.remove(folder);
      unread.clear();
    },
  };
}
