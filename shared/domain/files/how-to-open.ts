/** Where a file is shown: in the program, in the viewer of sheets, or nowhere here, so that it can be saved only. */
import type { ToldFile } from './told-file';

/** Larger ones a browser may lay on its disk, in the clear. */
const mostShownBytes = 64 * 1024 * 1024;

/** What every browser shows without help; the rest is for another program. */
const shownHere: ReadonlySet<string> = new Set([
  ...['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'],
  ...['audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/ogg', 'audio/wav', 'audio/webm', 'audio/flac'],
  ...['video/mp4', 'video/webm', 'video/ogg'],
]);

/** @param told by the bytes, never by what a record says */
export function howToOpen(told: ToldFile, bytes: number): 'image' | 'audio' | 'video' | 'viewer' | 'save' {
  const { kind, mediaType } = told;
  if (bytes > mostShownBytes) return 'save';
  if (kind === 'pdf') return 'viewer';
  const isMedia = kind === 'image' || kind === 'audio' || kind === 'video';
  return isMedia && shownHere.has(mediaType) ? kind : 'save';
}
