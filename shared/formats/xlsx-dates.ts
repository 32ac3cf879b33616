/**
 * Days and times in a spreadsheet are numbers; only the format of the cell says that a person typed a day. The numbers
 * count days from 1900 (with a 29 February 1900 that never was) or, in books of early Macs, from 1904.
 */
import type { ZipEntry } from './read-zip';
import { readXlsxPart } from './xlsx-xml';

/** Which styles of cells show a day or a time, by their place in the book. */
export type DateStyles = ReadonlySet<number>;
export const noDateStyles: DateStyles = new Set();

/** Formats that every book has without saying so (ECMA-376 part 1, 18.8.30), those of East Asia among them. */
const isBuiltIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** `yyyy-mm-dd`, and not `"dd" 0`, `[Red]0` or `General`: letters that are said, and not formats, are no sign of a day. */
const showsDay = (format: string): boolean => {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare);
};

/** None where the part cannot be read. */
export function readDateStyles(part: ZipEntry, most: number): DateStyles {
  const ownFormats = new Map<number, boolean>();
  const styles = new Set<number>();
  let inCells = false;
  let count = 0;
  const wrong = readXlsxPart(part, most, {
    open: (tag, { numFmtId = '', formatCode = '' }) => {
      const id = Number(numFmtId);
      if (tag === 'numFmt') ownFormats.set(id, showsDay(formatCode));
      else if (tag === 'cellXfs') inCells = true;
      else if (tag === 'xf' && inCells) {
        if (ownFormats.get(id) ?? isBuiltIn(id)) styles.add(count);
        count += 1;
      }
    },
    text: () => undefined,
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return wrong ? noDateStyles : styles;
}

const dayMs = 24 * 3_600_000;
const daysUntil1904 = 1462;
const lastSerial = 2_958_465;

/**
 * `46235` is `2026-08-01`, `46235.5` is `2026-08-01 12:00`, `0.5` is `12:00`; null where it is no day.
 * @param from1904 the book counts from 1904
 */
export function dayOfSerial(text: string, from1904: boolean): string | null {
  const serial = Number(text);
  if (text.trim() === '' || !(serial >= 0)) return null;
  const counted = from1904 && serial >= 1 ? serial + daysUntil1904 : serial;
  if (counted > lastSerial + 1) return null;
  // Before March 1900 a spreadsheet counts one day more than there was.
  const start = Date.UTC(1899, 11, counted < 60 ? 31 : 30);
  // Minutes are what people type; a sum of days is seldom a whole number of them.
  const minutes = Math.round(counted * 24 * 60);
  const iso = new Date(start + (minutes * dayMs) / (24 * 60)).toISOString();
  const [day, time] = [iso.slice(0, 10), iso.slice(11, 16)];
  if (serial < 1) return time;
  return time === '00:00' ? day : `${day} ${time}`;
}
