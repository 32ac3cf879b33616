/**
 * What the queries ask of the cache beyond `ReadCache`: registers in memory that tell of every change. Equal content
 * comes back as the same object, so that a query may remember what it made from it.
 */
import type { AssessmentEvent, UnknownEvent } from '../../shared/domain/assessment-event';
import type { AssessmentRecords } from '../../shared/domain/assessment-record';
import type { ChangeId, ExamId } from '../../shared/kernel/ids';
import type { LiveValue } from '../../shared/kernel/live-value';
import type { Problem } from '../../shared/kernel/problem';
import type { Change } from '../../shared/protocol/change';
import type { DocumentType } from '../../shared/records/all-records';
import type { HandIn, ReadCache, StoredDocument } from './read-cache';

export type AssessmentEvents = readonly (AssessmentEvent | UnknownEvent)[];

/** Files that changes of this device name and the hub has not said to hold. */
export type FilesWaiting = {
  readonly count: number;
  readonly bytes: number;
  /** Changes that the hub holds: nothing but their files is missing. */
  readonly changes: number;
};

/** How far the changes that this device made to one assessment or document have come. */
export type SubjectHandIn = {
  readonly subjectId: string;
  readonly kind: Change['kind'];
  /** Document type, or `assessment`. */
  readonly type: string;
  readonly examId: ExamId | null;
  /** How many are not received and not refused: without an answer, or without all of their files at the hub. */
  readonly waiting: number;
  /** What they still lack there; null when no file does. */
  readonly filesWaiting: FilesWaiting | null;
  readonly received: number;
  /** Refusals that ask for a person. */
  readonly refusals: readonly { readonly changeId: ChangeId; readonly problem: Problem }[];
  /** The latest receipt; null without one. */
  readonly lastReceived: HandIn | null;
  /** Of the signature of the assessment; null while it is unsigned, or when another device signed. */
  readonly signature: HandIn | null;
};

/** A document that this program cannot show: named as far as it is known, and never changed here. */
export type UnreadDocument = {
  readonly id: string;
  /** `newer`: written by a later version of the program. */
  readonly why: 'newer' | 'unreadable';
  /** What it calls itself, where it has a name, title or number. */
  readonly name: string | null;
};

/** The versions of one document that a merge looks at; each null when there is none, or it cannot be read. */
export type MergeVersions<T extends DocumentType> = {
  /** What the own or refused version was made upon. */
  readonly base: StoredDocument<T> | null;
  readonly hub: StoredDocument<T> | null;
  /** The last own version that waits for the hub. */
  readonly own: StoredDocument<T> | null;
  /** The last own version that the hub refused and nothing has replaced yet. */
  readonly refused: StoredDocument<T> | null;
};

/** All documents of a type as they stand now. */
export type RegisterView<T extends DocumentType> = {
  readonly stored: readonly StoredDocument<T>[];
  readonly byId: ReadonlyMap<string, StoredDocument<T>>;
  readonly unread: readonly UnreadDocument[];
};

/** What was received and cannot be read, counted by what it is. */
export type UnreadCounts = {
  /**
   * Documents by type; types that this program does not have with all they hold. Assessments with events that it cannot
   * pass over stand here as `assessment`.
   */
  readonly records: ReadonlyMap<string, { readonly newer: number; readonly unreadable: number }>;
  /** Texts of the feed that are no change at all, and events about what this program does not have. */
  readonly texts: number;
};

/** Registers: `undefined` until they are read for the first time. */
export type Registers = {
  readonly documents: <T extends DocumentType>(type: T) => LiveValue<RegisterView<T>>;
  readonly assessments: LiveValue<ReadonlyMap<string, AssessmentRecords>>;
  /** Every subject this device made changes to: streams of events, which lists wait for, and documents and contents. */
  readonly handIns: {
    readonly streams: LiveValue<ReadonlyMap<string, SubjectHandIn>>;
    readonly documents: LiveValue<ReadonlyMap<string, SubjectHandIn>>;
  };
  readonly unread: LiveValue<UnreadCounts>;
};

export type QueryCache = ReadCache & {
  readonly registers: Registers;
  /** Null when there is no document of that id. */
  readonly mergeVersions: <T extends DocumentType>(
    type: T,
    documentId: string,
  ) => Promise<MergeVersions<T> | null>;
  /** Why the cache was last built again, until the user has read that; null when there is nothing to tell. */
  readonly rebuildReason: () => Promise<RebuildReason | null>;
  readonly dismissRebuildReason: () => Promise<void>;
};

/** What the cache went through; shown in words where a person should know. */
export type CacheState = {
  readonly phase: 'opening' | 'rebuilding' | 'ready' | 'failed';
  /** Journal position up to which the cache holds everything. */
  readonly position: number;
  /** Where the journal ends, as far as known: tells progress while rebuilding. */
  readonly journalPosition: number;
};

export const rebuildReasons = [
  'rows-missing',
  'rows-unreadable',
  'other-format',
  'other-journal',
  'ahead-of-journal',
  'database-unusable',
] as const;
/** Why the cache was thrown away and built again from the journal. A first start is no reason. */
export type RebuildReason = (typeof rebuildReasons)[number];
