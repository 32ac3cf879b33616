/**
 * What each device wrote into a folder, told in the folder itself: a small hidden file per device. Whoever fills the folder next,
 * on another device, writes nothing again that somebody took away meanwhile. It holds ids of signatures, and no word about anybody.
 */
import {
  type ResultFileKey,
  resultFileKinds,
  signatureIdSchema,
} from '../../shared/contract/result-folder-contract';
import type { FilesPort } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';
import { folderProblem } from './folder-problem';
import { isListed, isPartial, list, type WrittenList } from './kept-setting';
import { isWanted } from './wanted-files';

const start = '.vakproef-list-';
/** A program of ours writes shorter ones. What else stands there is no list. */
const mostLetters = 50_000_000;
const partialWord = 'partial';
const isList = (name: string): boolean => name.startsWith(start) && !name.endsWith('.unfinished');

/** A line per signature: its id, and what of it was written. */
function textOf(written: WrittenList): string {
  const lines = [...written.bits.keys()].map((id) => {
    const changeId = signatureIdSchema.parse(id);
    const kinds = resultFileKinds.filter((kind) => isListed(written, { changeId, kind }));
    return [changeId, ...kinds, ...(isPartial(written, changeId) ? [partialWord] : [])].join(' ');
  });
  return `${lines.join('\n')}\n`;
}

type Told = ResultFileKey & { readonly isPartial: boolean };

/** Whatever stands there: a line that is none of ours is passed over. */
function readText(text: string): readonly Told[] {
  if (text.length > mostLetters) return [];
  return text.split('\n').flatMap((line) => {
    const [id, ...words] = line.trim().split(' ');
    const changeId = signatureIdSchema.safeParse(id).data;
    if (!changeId) return [];
    const kinds = resultFileKinds.filter((kind) => words.includes(kind));
    return kinds.map((kind) => ({
      ...{ changeId, kind, isPartial: kind === 'oke' && words.includes(partialWord) },
    }));
  });
}

/** Adds what another device wrote. @returns whether that was anything new */
function join(written: WrittenList, told: readonly Told[]): boolean {
  const news = told.filter((one) => isWanted(written, one));
  for (const one of news) list(written, one, written.lastAt, one.isPartial);
  return news.length > 0;
}

export type SharedLists = {
  /** Tells whoever fills this folder next. What cannot be told now is told with the next file: the results stand there. */
  readonly share: (path: string, written: WrittenList) => Promise<void>;
  /** Adds what other devices wrote there, and tells them of before; whether that was new. Rejects with what the disk refuses. */
  readonly meet: (path: string, written: WrittenList) => Promise<boolean>;
};

/** @param tag of this device */
export function sharedListsOf(tag: string, files: FilesPort): SharedLists {
  const own = `${start}${tag}`;
  let sharedAt: string | null = null;
  const share: SharedLists['share'] = async (path, written) => {
    try {
      await writeWholeFile(files, path, own, Buffer.from(textOf(written)));
      sharedAt = path;
    } catch (error) {
      folderProblem(error);
    }
  };
  return {
    share,
    meet: async (path, written) => {
      const names = await files.list(path);
      const others = names.filter((name) => isList(name) && name !== own);
      let isNew = false;
      for (const name of others)
        isNew = join(written, readText((await files.read(`${path}/${name}`)).toString('utf8'))) || isNew;
      // At the same place there may be another folder by now, or one that was emptied.
      const isTold = sharedAt === path && names.includes(own);
      if (!isTold && written.bits.size > 0) await share(path, written);
      return isNew;
    },
  };
}
