/**
 * The files of the drafts of qualifications: one each, sealed for this device, whole or absent. A name tells nobody which
 * qualification it is of.
 */
import type { Draft } from '../../shared/contract/drafts-contract';
import type { QualificationId } from '../../shared/kernel/ids';
import type { World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';
import { deriveKey } from '../keys/derive-key';
import { sealBytes, unsealBytes } from '../keys/sealed-bytes';

export type DraftFiles = {
  /** Every draft that this device sealed. Rejects when the disk does. */
  readonly readAll: () => Promise<readonly Draft[]>;
  /** On disk when it resolves; what stood there stays when it rejects. */
  readonly write: (draft: Draft) => Promise<void>;
  readonly remove: (qualificationId: QualificationId) => Promise<void>;
  readonly removeAll: () => Promise<void>;
};

const magic = 'VKD1';
const nonceBytes = 12;
const nameBytes = 12;
const ending = '.draft';

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
  const read = async (name: string): Promise<Draft[]> => {
    const content = unsealBytes(key, magic, await files.read(`${folder}/${name}`));
    // Sealed by this very program and written whole, or not ours.
    return content ? [JSON.parse(content.toString('utf8'))] : [];
  };
  return {
    readAll: async () => {
      const names = (await files.list(folder)).filter((name) => name.endsWith(ending));
      return (await Promise.all(names.map(read))).flat();
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
    removeAll: () => files.remove(folder),
  };
}
