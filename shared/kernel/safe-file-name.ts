/**
 * A file name that is one name on every system: no folders, no signs Windows or macOS refuse, no reserved device
 * names, no leading dot, not longer than what file systems carry. The end (`.pdf`) stays.
 */
/**
 * Windows takes what stands before the first dot, spaces left out, for a device, whatever follows: `AUX.1.pdf` is none but the
 * device. Raised digits count as digits.
 */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[\d¹²³])$/i;
const isDevice = (stem: string): boolean => reserved.test((stem.split('.', 1)[0] ?? '').trim());
const maxBytes = 180;

const shorten = (text: string, bytes: number): string => {
  let short = text;
  while (new TextEncoder().encode(short).length > bytes) short = Array.from(short).slice(0, -1).join('');
  return short;
};

/** @param suggested what the page proposes; never trusted as a path */
export function safeFileName(suggested: string): string {
  const flat = Array.from(suggested.normalize('NFC'), (sign) =>
    (sign.codePointAt(0) ?? 0) < 32 || sign === '\u007f' || '\\/:*?"<>|'.includes(sign) ? '-' : sign,
  )
    .join('')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const end = /\.[a-z0-9]{1,10}$/i.exec(flat)?.[0] ?? '';
  const stem = flat.slice(0, flat.length - end.length).replace(/[\s.]+$/, '');
  const named = stem === '' || isDevice(stem) ? `vakproef-${stem}`.replace(/-$/, '') : stem;
  return shorten(named, maxBytes - end.length) + end;
}
