/** What a file turned out to be. */

/**
 * `web`: what a browser would run or lay out (HTML, SVG, XML); `program`: what a system would run. Both are kept like any
 * other file, and never opened here.
 */
export type FileKind =
  | 'image'
  | 'pdf'
  | 'audio'
  | 'video'
  | 'office'
  | 'text'
  | 'web'
  | 'archive'
  | 'program'
  | 'other';
export type ToldFile = { readonly kind: FileKind; readonly mediaType: string };
