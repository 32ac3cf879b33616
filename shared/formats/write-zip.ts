/** Several files as one ZIP. A name that is taken gets a number, as a folder of a person would. */
import { type Zippable, zipSync } from 'fflate';

export type FileToZip = { readonly name: string; readonly bytes: Uint8Array };

const numbered = (name: string, number: number): string => {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? `${name} (${number})` : `${name.slice(0, dot)} (${number})${name.slice(dot)}`;
};

/** The oldest moment that a ZIP can say: the same files make the same bytes. */
const noMoment = new Date(1980, 0, 1);

export function writeZip(files: readonly FileToZip[]): Uint8Array {
  const named: Zippable = {};
  const taken = new Set<string>();
  for (const { name, bytes } of files) {
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = numbered(name, number);
    taken.add(free.toLowerCase());
    named[free] = bytes;
  }
  return zipSync(named, { mtime: noMoment });
}
