/** Several files as one ZIP. A name that is taken gets a number, as a folder of a person would. */
import { Zip, ZipPassThrough, type Zippable, zipSync } from 'fflate';
import { joinBytes } from '../kernel/join-bytes';

export type FileToZip = { readonly name: string; readonly bytes: Uint8Array };

const numbered = (name: string, number: number): string => {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? `${name} (${number})` : `${name.slice(0, dot)} (${number})${name.slice(dot)}`;
};

/** The oldest moment that a ZIP can say: the same files make the same bytes. */
export const noMoment = new Date(1980, 0, 1);

/** Gives each name once; capitals make no other name, because not every disk tells them apart. */
export function createNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = numbered(name, number);
    taken.add(free.toLowerCase());
    return free;
  };
}

export function writeZip(files: readonly FileToZip[]): Uint8Array {
  const named: Zippable = {};
  const freeName = createNames();
  for (const { name, bytes } of files) named[freeName(name)] = bytes;
  return zipSync(named, { mtime: noMoment });
}

export type GrowingZip = {
  /** Once more the same name gets a number. */
  readonly add: (file: FileToZip) => void;
  /** Bytes by now. */
  readonly size: () => number;
  /** The whole file; nothing can be added any more. */
  readonly finish: () => Uint8Array;
};

/**
 * A ZIP that is filled file by file, for what comes one after the other. Its files are stored as they are, so that adding one costs
 * the page next to nothing: for what is compressed already, such as PDF.
 */
export function createZip(): GrowingZip {
  const freeName = createNames();
  const pieces: Uint8Array[] = [];
  let size = 0;
  const zip = new Zip((failed, piece) => {
    if (failed) throw failed;
    pieces.push(piece);
    size += piece.length;
  });
  return {
    add: ({ name, bytes }) => {
      const file = new ZipPassThrough(freeName(name));
      file.mtime = noMoment;
      zip.add(file);
      file.push(bytes, true);
    },
    size: () => size,
    finish: () => {
      zip.end();
      return joinBytes(pieces);
    },
  };
}
