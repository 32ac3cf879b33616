/**
 * What the folds knew at a place in the journal, so that a start reads only what came after it. Sealed, whole or absent,
 * and bound to the journal, the position and the hash of the chain there: one that is missing, damaged, of another
 * journal or of another program costs the time of a full pass, and nothing else.
 *
 * Content: one line of JSON, then the ids and the rows of the own changes.
 */
import type { DeviceId } from '../../shared/kernel/ids';
import type { World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { nodeFiles } from '../disk/node-files';
import { writeWholeFile } from '../disk/write-whole-file';
import { deriveKey } from '../keys/derive-key';
import { sealBytes, unsealBytes } from '../keys/sealed-bytes';
import type { SavedFolds } from './folds';

/** Raised whenever a fold keeps something else, or finds something else in the same entries. */
export const checkpointVersion = 9;

export type Checkpoint = {
  readonly journalId: string;
  readonly position: number;
  /** Hash of the chain at the position. */
  readonly hash: string;
  readonly deviceId: DeviceId;
  readonly folds: SavedFolds;
};

export type CheckpointFile = {
  /** The checkpoint; null when there is none that this program understands. */
  readonly read: () => Promise<Checkpoint | null>;
  /** Rejects when the disk refuses; the one before stays then. */
  readonly write: (checkpoint: Checkpoint) => Promise<void>;
};

const magic = 'VKC2';
const fileName = 'follow.checkpoint';
const newLine = 0x0a;

type Head = { readonly version: number; readonly idBytes: number; readonly checkpoint: Checkpoint };

function encode(checkpoint: Checkpoint): readonly Uint8Array[] {
  const { ids, rows, ...own } = checkpoint.folds.own;
  const folds = { ...checkpoint.folds, own };
  const head = { version: checkpointVersion, idBytes: ids.length, checkpoint: { ...checkpoint, folds } };
  return [Buffer.from(`${JSON.stringify(head)}\n`), ids, rows];
}

function decode(content: Buffer): Checkpoint | null {
  const end = content.indexOf(newLine);
  // Written and sealed by this very form of program, or left alone.
  const head: Head = JSON.parse(content.subarray(0, end).toString());
  if (head.version !== checkpointVersion) return null;
  const [from, middle] = [end + 1, end + 1 + head.idBytes];
  const { own, ...folds } = head.checkpoint.folds;
  const [ids, rows] = [content.subarray(from, middle), content.subarray(middle)];
  return { ...head.checkpoint, folds: { ...folds, own: { ...own, ids, rows } } };
}

/** @param secret 32 bytes only this device knows */
export function createCheckpointFile(
  folder: string,
  secret: Uint8Array,
  world: Pick<World, 'randomBytes'>,
  files: FilesPort = nodeFiles,
): CheckpointFile {
  const key = deriveKey(secret, Buffer.alloc(0), 'vakproef follow checkpoint');
  return {
    read: async () => {
      try {
        const names = await files.list(folder);
        const file = names.includes(fileName) ? await files.read(`${folder}/${fileName}`) : null;
        const content = file && unsealBytes(key, magic, file);
        return content && decode(content);
      } catch {
        // Of another form, or a disk that does not give it: the journal has it all.
        return null;
      }
    },
    write: (checkpoint) =>
      writeWholeFile(
        files,
        folder,
        fileName,
        sealBytes(key, magic, world.randomBytes(12), encode(checkpoint)),
      ),
  };
}
