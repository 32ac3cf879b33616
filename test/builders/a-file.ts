/** Files that changes name, for tests. */
import type { Draft } from '../../shared/protocol/change';
import type { BodyFiles } from '../../src-main/bodies/body-files';
import { aMarkDraft } from './a-draft';
import { value } from './value';

/** Puts bytes into the store of a device, as a page does: in pieces. */
export async function putFile(files: BodyFiles, bytes: Uint8Array, piece = 1024 * 1024): Promise<string> {
  const { bodyId } = value(await files.begin(bytes.length));
  for (let at = 0; at < bytes.length; at += piece)
    value(await files.append(bodyId, at, bytes.subarray(at, at + piece)));
  return value(await files.finish(bodyId)).digest;
}

/** A mark that names files. */
export const aDraftNaming = (
  files: readonly { readonly digest: string; readonly bytes: number }[],
  over: Partial<Draft> = {},
): Draft => aMarkDraft({ attachments: files.map((file) => ({ ...file, mediaType: 'image/jpeg' })), ...over });
