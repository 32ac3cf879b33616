/** Files that one screen hands to another, such as what was dropped on a list to the import: in memory, taken once. */
let handed: readonly File[] = [];

/** In the place of what was handed before and not taken. */
export function handFiles(files: readonly File[]): void {
  handed = files;
}

/** What was handed; none the second time. */
export function takeHandedFiles(): readonly File[] {
  const taken = handed;
  handed = [];
  return taken;
}
