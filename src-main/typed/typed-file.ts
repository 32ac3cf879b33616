/**
 * The file of what one person typed: sealed for this device and that person, whole or absent. Its name tells nobody whose
 * it is.
 */
import type { TypistId } from '../../shared/contract/typed-contract';
import type { World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';
import { deriveKey } from '../keys/derive-key';
import { sealBytes, unsealBytes } from '../keys/sealed-bytes';

/** What stands in a field, and when it was last typed in, in milliseconds since 1970. */
export type KeptText = { readonly field: string; readonly text: string; readonly at: number };

export type TypedFile = {
  /** None where there is no file, or one that this device did not seal for this person. Rejects when the disk does. */
  readonly read: () => Promise<readonly KeptText[]>;
  /** On disk when it resolves; what stood there stays when it rejects. One at a time. */
  readonly write: (texts: readonly KeptText[]) => Promise<void>;
};

const magic = 'VKT1';
const nonceBytes = 12;
const nameBytes = 12;

/** Where this person's file stands, and its key: another person's file opens with neither. */
export function typedFileOf(
  folder: string,
  secret: Uint8Array,
  typist: TypistId,
  world: Pick<World, 'randomBytes'>,
  files: FilesPort,
): TypedFile {
  const person = Buffer.from(typist);
  const key = deriveKey(secret, person, 'vakproef typed text');
  const name = `${Buffer.from(deriveKey(secret, person, 'vakproef typed text name', nameBytes)).toString('hex')}.typed`;
  return {
    read: async () => {
      const names = await files.list(folder);
      if (!names.includes(name)) return [];
      const content = unsealBytes(key, magic, await files.read(`${folder}/${name}`));
      // Sealed by this very program and written whole, or not ours.
      return content ? JSON.parse(content.toString('utf8')) : [];
    },
    write: async (texts) => {
      await files.ensureFolder(folder);
      const content = Buffer.from(JSON.stringify(texts));
      await writeWholeFile(
        files,
        folder,
        name,
        sealBytes(key, magic, world.randomBytes(nonceBytes), [content]),
      );
    },
  };
}
