/** The files of a drop, those in a dropped folder with them: a set of tables is often one folder. */

/** So deep folders are looked into. */
const mostDepth = 3;

/** @param data of the drop; read at once, because it is empty after the event */
export async function droppedFiles(data: DataTransfer): Promise<readonly File[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const plain = [...data.files];
  if (!entries.some(({ isDirectory }) => isDirectory)) return plain;
  const found = await Promise.all(entries.map((entry) => filesIn(entry, mostDepth)));
  return found.flat();
}

async function filesIn(entry: FileSystemEntry, depth: number): Promise<readonly File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry) || depth === 0) return [];
  const reader = entry.createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives some at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) break;
    all.push(...some);
  }
  const inner = await Promise.all(all.map((one) => filesIn(one, depth - 1)));
  return inner.flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
