/**
 * One file of a result in the folder: whole or not there, and never a second one of the same. Its name ends with the number of
 * the form, which is of the signature; so it is found again whatever its candidate or exam is called by then, and whoever wrote it.
 */

import type { ResultFileKey, ResultFileKind } from '../../shared/contract/result-folder-contract';
import { formNumberFrom } from '../../shared/kernel/form-number';
import { safeFileName } from '../../shared/kernel/safe-file-name';
import { randomHex, type World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';

export type ResultFile = ResultFileKey & {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Something that goes into it is not known yet: it is written again when it is. */
  readonly isPartial?: boolean | undefined;
};

const endings: Readonly<Record<ResultFileKind, string>> = {
  oke: 'oke.json',
  oeapi: 'oeapi.json',
  pdf: 'pdf',
};
/** Bytes that file systems give a name, less what number, ending and a second dot take. */
const mostOfStem = 100;

const endOf = ({ changeId, kind }: ResultFileKey): string => ` ${formNumberFrom(changeId)}.${endings[kind]}`;

/** What the page proposes is a name and never a way: signs of a path are none any more. */
function nameOf(file: ResultFile): string {
  const stem = safeFileName(file.name.slice(0, mostOfStem)).replace(/\.+$/, '');
  return safeFileName(`${stem}${endOf(file)}`);
}

/** A file of the same result and kind, by whomever. */
export const isThere = (names: readonly string[], key: ResultFileKey): boolean =>
  names.some((name) => !name.startsWith('.') && name.endsWith(endOf(key)));

/** One that was written before and lacked something goes, whatever it was called then; `file` stands there by now. */
export async function removeEarlier(
  path: string,
  names: readonly string[],
  file: ResultFile,
  files: FilesPort,
): Promise<void> {
  for (const name of names)
    if (isThere([name], file) && name !== nameOf(file)) await files.remove(`${path}/${name}`);
}

/** Ours, and left by a program that ended while it wrote. */
export const unfinishedOf = (names: readonly string[], tag: string): readonly string[] =>
  names.filter((name) => name.startsWith(`.vakproef-${tag}-`));

/**
 * Rejects with what the disk refuses; nothing is left then.
 * @param tag of this device: two that fill one folder never touch each other's unfinished files
 */
export async function writeResultFile(
  path: string,
  file: ResultFile,
  tag: string,
  files: FilesPort,
  world: Pick<World, 'randomBytes'>,
): Promise<void> {
  const part = `.vakproef-${tag}-${randomHex(world, 6)}.part`;
  try {
    await writeWholeFile(files, path, part, file.bytes);
    await files.rename(`${path}/${part}`, `${path}/${nameOf(file)}`);
    await files.syncFolder(path);
  } catch (error) {
    await files.remove(`${path}/${part}`).catch(() => undefined);
    throw error;
  }
}
