/** What a file is that is no XML, told from how it begins, so that whoever chose it knows what they chose. */

/** `ZIP` and the kinds that are zipped inside; the names of their parts stand near the beginning. */
const zipped = (ascii: string): string => {
  if (ascii.includes('xl/') || ascii.includes('spreadsheet')) return 'Excel (XLSX)';
  if (ascii.includes('word/') || ascii.includes('opendocument.text')) return 'Word (DOCX)';
  if (ascii.includes('ppt/')) return 'PowerPoint (PPTX)';
  if (ascii.includes('[Content_Types].xml')) return 'Office (XLSX, DOCX)';
  return 'ZIP';
};

/** By their first bytes, each as one letter. */
const starts: readonly (readonly [string, string])[] = [
  ['%PDF', 'PDF'],
  ['\u00d0\u00cf\u0011\u00e0', 'Excel/Word (XLS, DOC)'],
  ['\u001f\u008b', 'GZIP'],
  ['7z\u00bc\u00af', '7-Zip'],
  ['Rar!', 'RAR'],
  ['\u0089PNG', 'PNG'],
  ['\u00ff\u00d8\u00ff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['{\\rtf', 'RTF'],
];

/** By the first text, after a mark and blanks. */
const textStarts: readonly (readonly [RegExp, string])[] = [
  [/^(?:<!doctype\s+html|<html)/i, 'HTML'],
  [/^[[{]/, 'JSON'],
];

/** How many bytes are needed to tell, those for the encoding included; of a zipped file the names of its parts. */
export const bytesToTell = { any: 256, zipped: 65_536 } as const;

/** The first sign of a text may stand behind blanks. */
const bytesOfText = 1024;

export const looksZipped = (start: Uint8Array): boolean =>
  start[0] === 0x50 && start[1] === 0x4b && (start[2] ?? 99) < 8;

/** The name people know it by, the same in every language; null when it may be XML. */
export function nameFileKind(start: Uint8Array): string | null {
  // Hundreds of files of one archive are asked about one after the other: of each no more is read than tells it.
  const needed = looksZipped(start) ? bytesToTell.zipped : bytesOfText;
  const ascii = Array.from(start.subarray(0, needed), (byte) => String.fromCharCode(byte)).join('');
  if (looksZipped(start)) return zipped(ascii);
  const text = ascii.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  return (
    starts.find(([start]) => ascii.startsWith(start))?.[1] ??
    textStarts.find(([pattern]) => pattern.test(text))?.[1] ??
    null
  );
}
