/**
 * What this device keeps of its folder of results: which one and which kinds, and per folder what was written there. Sealed, and
 * each file whole or absent. A list is of a folder and not of the setting: a stick that comes back is not filled anew.
 */
import {
  type ResultFileKey,
  type ResultFileKind,
  resultFileKinds,
} from '../../shared/contract/result-folder-contract';
import type { World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';
import { deriveKey } from '../keys/derive-key';
import { sealBytes, unsealBytes } from '../keys/sealed-bytes';

type FolderPlace = { readonly id: string; readonly path: string };
export type FolderSetting = {
  readonly folder: FolderPlace | null;
  readonly kinds: readonly ResultFileKind[];
  /** Folders that were chosen before, the last one first; absent: by a program that did not keep them. */
  readonly earlier?: readonly FolderPlace[] | undefined;
};

/**
 * Per signature which kinds are there, a bit each in the order of `resultFileKinds`, and one more while its OKE lacks something; and
 * since when the last.
 */
export type WrittenList = { readonly bits: Map<string, number>; lastAt: string | null };

export type KeptSetting = {
  readonly readSetting: () => Promise<FolderSetting>;
  readonly writeSetting: (setting: FolderSetting) => Promise<void>;
  readonly readList: (id: string) => Promise<WrittenList>;
  readonly writeList: (id: string, list: WrittenList) => Promise<void>;
  readonly removeAll: () => Promise<void>;
};

const magic = 'VKF1';
const nonceBytes = 12;

/** So many folders were ever chosen on one device. */
const mostEarlier = 20;

/** Another folder, or none; the one of before is remembered by its place. */
export function withFolder(
  { folder: was, kinds, earlier = [] }: FolderSetting,
  folder: FolderPlace | null,
): FolderSetting {
  const others = [...(was ? [was] : []), ...earlier].filter(
    ({ path }, at, all) => path !== folder?.path && all.findIndex((one) => one.path === path) === at,
  );
  return { folder, kinds, earlier: others.slice(0, mostEarlier) };
}

/** Which folder was chosen at that place the last time; undefined where none was. */
export const knownAt = ({ folder, earlier = [] }: FolderSetting, path: string): string | undefined =>
  [...(folder ? [folder] : []), ...earlier].find((one) => one.path === path)?.id;

const partialBit = 1 << resultFileKinds.length;

const bitOf = (kind: ResultFileKind): number => 1 << resultFileKinds.indexOf(kind);
export const isListed = ({ bits }: WrittenList, { changeId, kind }: ResultFileKey): boolean =>
  ((bits.get(changeId) ?? 0) & bitOf(kind)) !== 0;
/** Whether its OKE was written before all was known that goes into it. */
export const isPartial = ({ bits }: WrittenList, changeId: string): boolean =>
  ((bits.get(changeId) ?? 0) & partialBit) !== 0;
/** @param lacks of an OKE: something that goes into it is not known yet */
export const list = (
  written: WrittenList,
  { changeId, kind }: ResultFileKey,
  at: string | null,
  lacks: boolean,
): void => {
  const before = written.bits.get(changeId) ?? 0;
  const kept = kind === 'oke' ? before & ~partialBit : before;
  written.bits.set(changeId, kept | bitOf(kind) | (kind === 'oke' && lacks ? partialBit : 0));
  written.lastAt = at;
};
export const countListed = ({ bits }: WrittenList): number =>
  [...bits.values()].reduce((sum, one) => sum + (one & 1) + ((one >> 1) & 1) + ((one >> 2) & 1), 0);

/** @param folder of the device, for this alone; made with the first file */
export function keptSettingIn(
  folder: string,
  secret: Uint8Array,
  world: Pick<World, 'randomBytes'>,
  files: FilesPort,
): KeptSetting {
  const key = deriveKey(secret, new Uint8Array(), 'vakproef result folder');
  /** Null where there is none, or one that this device did not seal. */
  const read = async (name: string): Promise<unknown> => {
    if (!(await files.list(folder)).includes(name)) return null;
    const content = unsealBytes(key, magic, await files.read(`${folder}/${name}`));
    return content ? JSON.parse(content.toString('utf8')) : null;
  };
  const write = async (name: string, value: unknown): Promise<void> => {
    await files.ensureFolder(folder);
    const content = Buffer.from(JSON.stringify(value));
    await writeWholeFile(
      files,
      folder,
      name,
      sealBytes(key, magic, world.randomBytes(nonceBytes), [content]),
    );
  };
  return {
    readSetting: async () => ((await read('setting')) as FolderSetting | null) ?? { folder: null, kinds: [] },
    writeSetting: (setting) => write('setting', setting),
    readList: async (id) => {
      const kept = (await read(`${id}.written`)) as {
        bits: [string, number][];
        lastAt: string | null;
      } | null;
      return { bits: new Map(kept?.bits), lastAt: kept?.lastAt ?? null };
    },
    writeList: (id, { bits, lastAt }) => write(`${id}.written`, { bits: [...bits], lastAt }),
    removeAll: () => files.remove(folder),
  };
}
