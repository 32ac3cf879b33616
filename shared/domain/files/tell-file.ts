/**
 * What a file really is, by its bytes: neither its name nor what a browser says of it counts. A page of the web that is called
 * `foto.jpg` is a page of the web, and is never shown as anything else.
 */
import { looksLikeText, tellText } from './tell-text';
import type { FileKind, ToldFile } from './told-file';

/** So much of the beginning is needed to tell: the names of the parts of a zipped file stand in it. */
export const bytesToTellFile = 65_536;

const told = (kind: FileKind, mediaType: string): ToldFile => ({ kind, mediaType });

/** By their first bytes, each as one letter. */
const starts: readonly (readonly [string, ToldFile])[] = [
  ['\u00ff\u00d8\u00ff', told('image', 'image/jpeg')],
  ['\u0089PNG\r\n\u001a\n', told('image', 'image/png')],
  ['GIF87a', told('image', 'image/gif')],
  ['GIF89a', told('image', 'image/gif')],
  ['II*\0', told('image', 'image/tiff')],
  ['MM\0*', told('image', 'image/tiff')],
  ['%PDF-', told('pdf', 'application/pdf')],
  ['ID3', told('audio', 'audio/mpeg')],
  ['fLaC', told('audio', 'audio/flac')],
  ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', told('office', 'application/x-ole-storage')],
  ['{\\rtf', told('office', 'application/rtf')],
  ['7z\u00bc\u00af\u0027\u001c', told('archive', 'application/x-7z-compressed')],
  ['Rar!\u001a\u0007', told('archive', 'application/vnd.rar')],
  ['\u001f\u008b', told('archive', 'application/gzip')],
  ['MZ', told('program', 'application/x-msdownload')],
  ['\u007fELF', told('program', 'application/x-executable')],
  ['\u00cf\u00fa\u00ed\u00fe', told('program', 'application/x-executable')],
  ['\u00ca\u00fe\u00ba\u00be', told('program', 'application/x-executable')],
  ['#!', told('program', 'text/x-script')],
];

/** Of MPEG-4 and its kin: which they are stands behind `ftyp`. */
const brands: readonly (readonly [RegExp, ToldFile])[] = [
  [/^(?:hei[cxms]|hev[cxms]|mif1|msf1)/, told('image', 'image/heic')],
  [/^avi[fs]/, told('image', 'image/avif')],
  [/^M4[AB]/, told('audio', 'audio/mp4')],
  [/^qt/, told('video', 'video/quicktime')],
];

const office = 'application/vnd.openxmlformats-officedocument.';
const zipStarts = ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008'];
/** Of zipped ones, by the names of their parts. */
const zipped: readonly (readonly [RegExp, ToldFile])[] = [
  [/word\//, told('office', `${office}wordprocessingml.document`)],
  [/xl\//, told('office', `${office}spreadsheetml.sheet`)],
  [/ppt\//, told('office', `${office}presentationml.presentation`)],
  [/mimetypeapplication\/vnd\.oasis\.opendocument/, told('office', 'application/vnd.oasis.opendocument')],
];

function tellRiff(ascii: string): ToldFile | null {
  const form = ascii.slice(8, 12);
  if (form === 'WEBP') return told('image', 'image/webp');
  if (form === 'WAVE') return told('audio', 'audio/wav');
  return form === 'AVI ' ? told('other', 'video/x-msvideo') : null;
}

/** Matroska; of that WebM only is played everywhere. Sound alone names no codec of pictures (`V_`). */
function tellMatroska(ascii: string): ToldFile {
  if (!ascii.slice(0, 64).includes('webm')) return told('other', 'video/x-matroska');
  const isSound = ascii.includes('A_') && !ascii.includes('V_');
  return isSound ? told('audio', 'audio/webm') : told('video', 'video/webm');
}

const tellOgg = (ascii: string): ToldFile =>
  ascii.slice(0, 512).includes('theora') ? told('video', 'video/ogg') : told('audio', 'audio/ogg');

/** A frame of MP3 or AAC: eleven bits that are set, then a version and a layer that exist. */
function tellFrame(start: Uint8Array): ToldFile | null {
  const [first = 0, second = 0] = start;
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || start.length < 4) return null;
  if ((second & 0xf6) === 0xf0) return told('audio', 'audio/aac');
  const isKnown = (second & 0x18) !== 0x08 && (second & 0x06) !== 0;
  return isKnown ? told('audio', 'audio/mpeg') : null;
}

/** Those of which more than the first bytes must be looked at. */
function tellContainer(ascii: string): ToldFile | null {
  if (ascii.startsWith('RIFF')) return tellRiff(ascii);
  if (ascii.startsWith('OggS')) return tellOgg(ascii);
  if (ascii.startsWith('\u001aE\u00df\u00a3')) return tellMatroska(ascii);
  if (ascii.slice(4, 8) === 'ftyp')
    return brands.find(([brand]) => brand.test(ascii.slice(8, 12)))?.[1] ?? told('video', 'video/mp4');
  if (zipStarts.some((begin) => ascii.startsWith(begin)))
    return zipped.find(([parts]) => parts.test(ascii))?.[1] ?? told('archive', 'application/zip');
  return null;
}

/** @param start its first `bytesToTellFile` bytes, or all of it when it has fewer */
export function tellFile(start: Uint8Array): ToldFile {
  const ascii = Array.from(start, (byte) => String.fromCharCode(byte)).join('');
  return (
    starts.find(([begin]) => ascii.startsWith(begin))?.[1] ??
    tellContainer(ascii) ??
    (looksLikeText(start) ? tellText(start) : null) ??
    tellFrame(start) ??
    told('other', 'application/octet-stream')
  );
}
