/**
 * What a part of the sheet is to somebody who cannot see it: the structure of a tagged PDF, by the names of ISO 32000-1
 * (14.8.4). What is no part of the text (lines, running headers, repeated headings) is an artifact.
 */
export type TagName =
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Sect'
  | 'Figure'
  | 'Artifact';

export type SheetTag = {
  readonly name: TagName;
  /**
   * Parts with one key that follow each other are one element: the rows of a table that are blocks of their own, or a row
   * that goes on over pages. Null for an element of its own.
   */
  readonly key?: string | null;
  /** Of a heading cell: what it is the heading of. */
  readonly scope?: 'Column' | 'Row';
  /** Of a figure: the same in words. */
  readonly alt?: string;
  /** Where it is another than that of the document: the language, as a tag. */
  readonly lang?: string;
};
