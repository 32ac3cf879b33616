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
  /** Who marked it, when several examiners wrote, and with which mark the remark was written when that is another now. */
  readonly writers: string | null;
};
export type SheetWorkProcess = {
  readonly workProcessId: string;
  readonly code: string;
  readonly name: string;
  readonly result: SheetResult;
  /** How many of how many, in a few words; blank where nothing counts. */
  readonly count: string;
  /** Why, in words, the decisive reason first; none where all is well. */
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

/** How a work process went, as a bar: its parts by how many indicators they hold. Beside it the same in words. */
export type SheetBar = {
  readonly workProcessId: string;
  readonly code: string;
  readonly name: string;
  readonly result: SheetResult;
  readonly parts: {
    readonly sufficient: number;
    readonly insufficient: number;
    readonly open: number;
    /** Not counted either way. */
    readonly leftOut: number;
  };
  readonly words: string;
  /** What decided it, when that is not the count: a critical point. */
  readonly reasons: readonly string[];
};

/** An indicator told to the candidate, whole: nobody has to look it up further on. */
export type SheetPoint = {
  readonly indicatorId: string;
  readonly number: string;
  readonly text: string;
  readonly result: SheetResult;
  /** Why it weighs more than others; null for an ordinary one. */
  readonly critical: string | null;
  readonly remark: string | null;
};

export type SheetPoints = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly points: readonly SheetPoint[];
};

/** What the candidate reads, before the record: the result is `outcome` of the sheet. */
export type SheetCandidatePage = {
  /** Which exam, and when and where. */
  readonly about: readonly string[];
  /** The reason that decides, in one sentence. */
  readonly decisive: string | null;
  readonly bars: { readonly title: string; readonly legend: string; readonly items: readonly SheetBar[] };
  /** Null while there is nothing to tell. */
  readonly well: SheetPoints | null;
  readonly better: SheetPoints | null;
  /** What now, and what to do when one disagrees. */
  readonly next: readonly SheetSection[];
};

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
  /** The centre's logo as base64 of a PNG; null when it has none. */
  readonly logo: string | null;
  readonly candidateName: string;
  readonly candidatePage: SheetCandidatePage;
  /** Heading of what follows the candidate's page. */
  readonly recordTitle: string;
  readonly fieldGroups: readonly SheetFieldGroup[];
  readonly outcome: {
    readonly title: string;
    readonly result: SheetResult;
    readonly whyTitle: string;
    readonly reasons: readonly string[];
    readonly note: string;
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
  /** What was attached; null where nothing was. */
  readonly evidence: SheetSection | null;
  readonly signatures: {
    readonly title: string;
    readonly statement: string;
    readonly places: readonly SheetSignature[];
  };
  readonly verification: SheetSection;
  /** Added to the sheet when characters had to be replaced. */
  readonly missingCharactersNote: string;
};
