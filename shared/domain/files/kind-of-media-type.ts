/** What a record says that a file is, for a word and a sign in a list; what is opened is told by its bytes (`tell-file`). */
import type { FileKind } from './told-file';

const kinds: readonly (readonly [RegExp, FileKind])[] = [
  [/svg|html|xml$/, 'web'],
  [/^image\//, 'image'],
  [/^application\/pdf$/, 'pdf'],
  [/^audio\//, 'audio'],
  [/^video\//, 'video'],
  [/officedocument|opendocument|ole-storage|rtf$/, 'office'],
  [/^text\/plain$/, 'text'],
  [/zip|rar|7z/, 'archive'],
  [/executable|msdownload|script/, 'program'],
];

export const kindOfMediaType = (mediaType: string): FileKind =>
  kinds.find(([pattern]) => pattern.test(mediaType))?.[1] ?? 'other';
