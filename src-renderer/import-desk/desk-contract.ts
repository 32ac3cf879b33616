/**
 * The crossing between the page and the worker in which an import is read, decided and composed. The file crosses without
 * its bytes; what was read of it never crosses at all, and of the plan no more at a time than a screen shows.
 */
import { z } from 'zod';
import type { CataloguePart } from '../../shared/contract/catalogue-contract';
import { defineContract } from '../../shared/contract/contract';
import { bytes } from '../../shared/contract/schemas';
import type { Cohort } from '../../shared/domain/cohort';
import type { ExchangeChoice, ExchangeItem } from '../../shared/domain/decide-exchange';
import type { ImportItem } from '../../shared/domain/decide-import';
import type { ExchangeReadout, ImportReadout } from '../../shared/domain/exchanged-qualification';
import type { GuessToShow } from '../../shared/domain/group-guesses';
import type { FileWarning } from '../../shared/domain/qualification-file';
import type { DateAnswers } from '../../shared/domain/unread-dates';
import type { ImportId, QualificationId, StaffId } from '../../shared/kernel/ids';
import type { Comparison, EditionTrees } from './compared-editions';
import type { ToldExchangeItem, ToldImportItem, WrittenItem } from './told-items';

/** What was made of a file, in a few words. */
export type FileSummary =
  | {
      readonly kind: 'sbb';
      /** Dossiers in it. */
      readonly files: number;
      /** Every code of a qualification, once, in the order of the file. */
      readonly codes: readonly string[];
      readonly warnings: number;
      /** Warnings that are about the file as a whole. */
      readonly general: readonly FileWarning[];
    }
  | ({
      readonly kind: 'exchange';
      readonly count: number;
      readonly general: readonly FileWarning[];
    } & Pick<ExchangeReadout, 'format' | 'levels' | 'level'>);

/** What a person said of what the file holds. */
export type DeskQuestion =
  | {
      readonly kind: 'sbb';
      readonly codes: readonly string[];
      readonly cohort: Cohort | null;
      readonly chosenEditions: Readonly<Record<string, string>>;
      readonly answeredDates: DateAnswers;
    }
  | { readonly kind: 'exchange'; readonly choices: Readonly<Record<string, ExchangeChoice>> }
  /** An answer of the catalogue: which of those that differ become new versions. */
  | {
      readonly kind: 'editions';
      readonly parts: readonly CataloguePart[];
      readonly chosen: ReadonlySet<QualificationId>;
    };

/** One thing of the file and what would happen with it; the rest is asked for when it is shown. */
export type CheckedLine = {
  /** Code, or what tells it from others in the file. */
  readonly key: string;
  readonly outcome: ImportItem['outcome'] | ExchangeItem['outcome'];
  /** Codes of own competences that come along with it. */
  readonly brings: readonly string[];
  /** Codes of own competences that are archived here and are in use again with it. */
  readonly revives: readonly string[];
};

export type ToCompose = {
  readonly question: DeskQuestion;
  /** Keys that a person left out. */
  readonly left: ReadonlySet<string>;
  readonly staffId: StaffId;
  /** Name of the file: stands in the list of versions and of imports. */
  readonly note: string;
  /** Not from a file; null or absent: from one. */
  readonly cameFrom?: 'catalogue' | null;
};

export type Composed = { readonly importId: ImportId; readonly count: number };

/** Both sides are of this program and of one build: the outline is enough to tell a mistake in wiring. */
const ours = <T>(expected: string) =>
  z.custom<T>((value) => typeof value === 'object' && value !== null, `expected ${expected}`);
const range = z.object({ from: z.int().min(0), count: z.int().min(1).max(200) });

export const deskContract = defineContract({
  name: 'import',
  calls: {
    /** Reads the file to its end, or says why not. `level`: where a CASE package has its qualifications. */
    read: {
      input: z.object({ file: ours<Blob>('a file'), name: z.string(), level: z.int().optional() }),
      output: ours<FileSummary>('a summary'),
    },
    /** Goes on with what was read elsewhere. `isMore`: it comes behind what was taken before. */
    take: {
      input: z.object({ readout: ours<ImportReadout>('what was read'), isMore: z.boolean() }),
      output: ours<FileSummary>('a summary'),
    },
    /** Decides upon what the device holds now. */
    check: { input: ours<DeskQuestion>('a question'), output: ours<readonly CheckedLine[]>('lines') },
    /** Of the last check, in its order. */
    codeItems: { input: range, output: ours<readonly ToldImportItem[]>('items') },
    exchangeItems: { input: range, output: ours<readonly ToldExchangeItem[]>('items') },
    guesses: {
      input: range,
      output: z.object({ count: z.int().min(0), shown: ours<readonly GuessToShow[]>('guesses') }),
    },
    /** Compares what is here with what was read; `edition`: both trees of one of them, of the last comparison. */
    compare: {
      input: z.object({ parts: ours<readonly CataloguePart[]>('parts') }),
      output: ours<Comparison>('a comparison'),
    },
    edition: {
      input: z.object({ qualificationId: z.string() }),
      output: ours<EditionTrees>('two trees').nullable(),
    },
    /** Decides once more, and lays ready what the import records. */
    compose: { input: ours<ToCompose>('what to import'), output: ours<Composed>('what was composed') },
    /** The next piece of it; null at the end. */
    nextPiece: { input: z.object({}), output: bytes.nullable() },
    /** What was composed last, in its order. */
    written: { input: range, output: ours<readonly WrittenItem[]>('items') },
  },
  states: {},
  notices: {},
});
