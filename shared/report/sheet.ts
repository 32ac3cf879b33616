/**
 * A result sheet as plain data: every word already chosen, in the language of the sheet, in reading order. The PDF and
 * the screen are drawn from this one object, so that paper and screen can never say different things.
 */
import type { Language } from '../texts/languages';

/** What stands beside a result word; told apart by shape, never by colour. */
export type SheetSymbol = 'check' | 'double-check' | 'plus' | 'half' | 'cross' | 'other' | 'dash' | 'open';

/** A result as a symbol and a word. */
export type SheetResult = { readonly symbol: SheetSymbol; readonly word: string };
export type SheetField = { readonly label: string; readonly value: string };
export type SheetFieldGroup = { readonly title: string; readonly fields: readonly SheetField[] };

export type SheetIndicator = {
  readonly indicatorId: string;
  readonly number: string;
  readonly text: string;
  /** Word for a critical point; null for an ordinary one. */
  readonly critical: string | null;
  readonly result: SheetResult;
  readonly remark: string | null;
  /** Who marked it, when several examiners wrote; null where one wrote everything. */
  readonly writers: string | null;
};
export type SheetWorkProcess = {
  readonly workProcessId: string;
  readonly code: string;
  readonly name: string;
  readonly result: SheetResult;
  /** Why, in words, the decisive reason first. */
  readonly reasons: readonly string[];
  readonly indicators: readonly SheetIndicator[];
};
export type SheetCoreTask = {
  readonly coreTaskId: string;
  readonly code: string;
  readonly name: string;
  readonly workProcesses: readonly SheetWorkProcess[];
};

/** A place to sign on paper. A line without a value is left blank to be written on. */
export type SheetSignature = {
  readonly role: string;
  readonly lines: readonly { readonly label: string; readonly value: string | null }[];
  readonly note: string;
};

export type SheetSection = { readonly title: string; readonly lines: readonly string[] };

export type Sheet = {
  readonly language: Language;
  /** Title of the PDF document. */
  readonly documentTitle: string;
  /** Name for the file, without extension. Holds the candidate number, never the name. */
  readonly fileName: string;
  readonly isDraft: boolean;
  readonly heading: string;
  readonly status: string;
  /** Large words behind the text of every page: draft, demo. */
  readonly watermarks: readonly string[];
  /** What the reader must know first. */
  readonly notes: readonly string[];
  /** The same on every page. */
  readonly running: {
    readonly organisation: string;
    readonly exam: string;
    readonly qualification: string;
    readonly candidate: string;
    readonly formNumber: string;
    readonly issued: string;
    /** Holds `{page}` and `{pages}`, which only the drawing knows. */
    readonly page: string;
  };
  readonly candidateName: string;
  readonly fieldGroups: readonly SheetFieldGroup[];
  readonly outcome: {
    readonly title: string;
    readonly result: SheetResult;
    readonly whyTitle: string;
    readonly reasons: readonly string[];
    readonly note: string;
  };
  readonly overview: {
    readonly title: string;
    readonly workProcessColumn: string;
    readonly resultColumn: string;
    readonly whyColumn: string;
  };
  readonly rule: SheetSection;
  readonly details: {
    readonly title: string;
    readonly coreTaskWord: string;
    readonly workProcessWord: string;
    readonly numberColumn: string;
    readonly indicatorColumn: string;
    readonly resultColumn: string;
    readonly remarkWord: string;
    readonly continuedWord: string;
    readonly noIndicators: string;
    readonly coreTasks: readonly SheetCoreTask[];
  };
  readonly totals: SheetSection;
  readonly signatures: {
    readonly title: string;
    readonly statement: string;
    readonly places: readonly SheetSignature[];
  };
  /** Null when the centre has no such text. */
  readonly objection: SheetSection | null;
  readonly verification: SheetSection;
  /** Added to the sheet when characters had to be replaced. */
  readonly missingCharactersNote: string;
};
