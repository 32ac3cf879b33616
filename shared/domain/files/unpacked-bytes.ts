/**
 * What the parts of a zipped file become together, by its own list at its end. Nothing is unpacked, here or anywhere: this is
 * for whoever opens the file in another program. Parts that lie over each other count each, as they would there.
 */

/** Reads a range; fewer bytes at the end. */
export type ReadRange = (from: number, length: number) => Promise<Uint8Array>;

const [endMark, partMark] = [0x06054b50, 0x02014b50];
const endBytes = 22;
const partBytes = 46;
/** A remark of 64 kB may stand behind the end. */
const tailBytes = endBytes + 65_535;
/** The longest list of parts that anybody needs. */
const mostListBytes = 4 * 1024 * 1024;
/** A file has one end; a few more may be in it by chance. */
const mostPlaces = 16;
/** Stands where the true number is in a field for larger files. */
const beyond32Bits = 0xffffffff;
const largerField = 0x0001;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

type Place = { readonly from: number; readonly to: number };

/**
 * Where lists of parts may stand: programs differ in which end they take where there are several, and in whether they count from the
 * beginning of the file or back from the end. Each such list counts.
 */
function placesOfLists(tail: DataView, tailAt: number): readonly Place[] {
  const places: Place[] = [];
  for (let at = tail.byteLength - endBytes; at >= 0; at--) {
    if (tail.getUint32(at, true) !== endMark) continue;
    const to = tailAt + at;
    const begins = [tail.getUint32(at + 16, true), to - tail.getUint32(at + 12, true)];
    // One begin that is beyond any file says that the true one stands in fields for larger files.
    places.push(...begins.map((from) => ({ from, to })));
  }
  return places;
}

/** The size in the field for larger files, which some programs always write; infinite where it is not there. */
function sizeBeyond(list: DataView, from: number, to: number): number {
  for (let at = from; at + 12 <= Math.min(to, list.byteLength); at += 4 + list.getUint16(at + 2, true))
    if (list.getUint16(at, true) === largerField) return Number(list.getBigUint64(at + 4, true));
  return Number.POSITIVE_INFINITY;
}

function sumOfParts(list: DataView): number {
  let sum = 0;
  for (let at = 0; at + partBytes <= list.byteLength && list.getUint32(at, true) === partMark; ) {
    const bytes = list.getUint32(at + 24, true);
    const fields = at + partBytes + list.getUint16(at + 28, true);
    const remark = fields + list.getUint16(at + 30, true);
    sum += bytes === beyond32Bits ? sizeBeyond(list, fields, remark) : bytes;
    at = remark + list.getUint16(at + 32, true);
  }
  return sum;
}

/**
 * Null where it has no list that can be read, as of a file that is cut off: no program unpacks it either. Infinite where a
 * part or the list is beyond what a file of this size needs. Rejects with what reading does.
 */
export async function unpackedBytes(read: ReadRange, bytes: number): Promise<number | null> {
  const tailAt = Math.max(0, bytes - tailBytes);
  const places = placesOfLists(viewOf(await read(tailAt, bytes - tailAt)), tailAt);
  if (places.length === 0) return null;
  if (places.length > mostPlaces) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (const { from, to } of places) {
    if (from === beyond32Bits || to - from > mostListBytes) return Number.POSITIVE_INFINITY;
    // As long as it goes, whatever its end says of its length.
    if (from >= 0 && from < to) most = Math.max(most, sumOfParts(viewOf(await read(from, to - from))));
  }
  return most;
}
