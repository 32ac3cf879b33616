/** A ZIP that is made while it is sent: of no file more than a piece is in memory. Its files are stored as they are. */
import { Zip, ZipPassThrough } from 'fflate';
import { createNames, noMoment } from './write-zip';

export type StreamedFile = { readonly name: string; readonly pieces: AsyncIterable<Uint8Array> };

/**
 * Its bytes. No file may be larger than 4 GB, nor all of them together: this format of ZIP cannot say so.
 * @param files one after another, each asked for when it is its turn
 */
export async function* streamZip(files: AsyncIterable<StreamedFile>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const freeName = createNames();
  const zip = new Zip((failed, piece) => {
    if (failed) throw failed;
    ready.push(piece);
  });
  for await (const { name, pieces } of files) {
    const file = new ZipPassThrough(freeName(name));
    file.mtime = noMoment;
    zip.add(file);
    for await (const piece of pieces) {
      file.push(piece);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
