/**
 * How large a file the hub takes, as it said last, kept between runs: whoever adds one on a day without a network learns it before.
 * A plain number; a hub of later says another by its first answer.
 */
import { join } from 'node:path';
import { replaceFile } from '../disk/replace-file';
import { userFiles } from '../disk/user-files';
import type { KeptFileLimit } from '../sync/hear-files';

const name = 'hub-file-bytes';

/** @param folder of the device */
export async function openKeptFileLimit(folder: string): Promise<KeptFileLimit> {
  const path = join(folder, name);
  const text = await userFiles.read(path).then(
    (bytes) => Buffer.from(bytes).toString('utf8').trim(),
    () => '',
  );
  let writing: Promise<unknown> = Promise.resolve();
  return {
    known: /^\d{1,15}$/.test(text) ? Number(text) : null,
    note: (bytes) => {
      writing = writing.then(() => replaceFile(path, Buffer.from(`${bytes}\n`))).catch(() => undefined);
    },
  };
}
