/**
 * The small hidden file by which a chosen folder is known again. Where a stick is pulled out or a share goes away, another folder
 * may stand at the same path, and an empty one on the computer's own disk often does: that is not the one that was chosen.
 */
import { randomHex, type World } from '../../shared/kernel/world';
import { type FilesPort, systemCode } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';

const name = '.vakproef-folder';
const idForm = /^[0-9a-f]{24}$/;

/** Of the folder at that path; null where there is none, or no folder of ours. Rejects where the disk refuses. */
export async function readMark(path: string, files: FilesPort): Promise<string | null> {
  try {
    const id = (await files.read(`${path}/${name}`)).toString('utf8').trim();
    return idForm.test(id) ? id : null;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/**
 * Makes the folder known; one that another program or device made known keeps its name, so that all of them speak of one.
 * @param before by which this device knew the folder at that place: whoever tidied the mark away chose no other folder
 * @returns its id
 */
export async function layMark(
  path: string,
  files: FilesPort,
  world: Pick<World, 'randomBytes'>,
  before?: string,
): Promise<string> {
  const known = await readMark(path, files);
  if (known) return known;
  const id = before ?? randomHex(world, 12);
  await writeWholeFile(files, path, name, Buffer.from(`${id}\n`));
  // Two programs may have laid theirs at one moment: what stands there now is what both go by.
  return (await readMark(path, files)) ?? id;
}
