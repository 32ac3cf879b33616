/**
 * A list on paper as plain data: every word already chosen, in reading order. Attendance, the day of an examiner, invitations
 * and the plan of a group are all of this one form.
 */
import type { Language } from '../texts/languages';
import type { SheetField } from './sheet';

export type ListColumn = {
  readonly title: string;
  /** Its part of the width; the parts of all columns need no fixed sum. */
  readonly share: number;
};

export type ListTable = {
  readonly columns: readonly ListColumn[];
  /** As many cells as there are columns; a blank one is written in by hand. */
  readonly rows: readonly (readonly string[])[];
  /** Least height of a row in points: room for a signature, or 0. */
  readonly rowHeight: number;
};

/** Begins on a page of its own, with page numbers of its own: it is handed out apart. */
export type ListPart = {
  readonly title: string;
  readonly fields: readonly SheetField[];
  /** Before the table. */
  readonly paragraphs: readonly string[];
  readonly table: ListTable | null;
  /** After it. */
  readonly closing: readonly string[];
  /** What is filled in by hand at the end, each on a line of its own. */
  readonly toFillIn: readonly string[];
};

export type ListPaper = {
  readonly language: Language;
  /** Title of the PDF document. */
  readonly documentTitle: string;
  /** Name for the file, without extension. Names nobody. */
  readonly fileName: string;
  readonly organisation: string;
  /** The centre's logo as base64 of a PNG; null when it has none. */
  readonly logo: string | null;
  readonly watermark: string;
  readonly issued: string;
  /** Holds `{page}` and `{pages}`, which only the layout knows. */
  readonly page: string;
  readonly parts: readonly ListPart[];
  /** Added to the end of each part when characters had to be replaced. */
  readonly missingCharactersNote: string;
};
