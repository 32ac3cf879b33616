/**
 * What the queries ask of the cache beyond `ReadCache`: the same answers in bulk. Equal content comes back as the same
 * object, so that a query may remember what it folded from it.
 */

import type { AssessmentEvent, UnknownEvent } from '../../shared/domain/assessment-event';
import type { AssessmentId, ChangeId, ExamId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import type { HandIn, ReadCache } from './read-cache';

export type AssessmentEvents = readonly (AssessmentEvent | UnknownEvent)[];

/** How far the changes that this device made to one assessment or document have come. */
export type SubjectHandIn = {
  readonly subjectId: string;
  readonly kind: Change['kind'];
  /** Document type, or `assessment`. */
  readonly type: string;
  readonly examId: ExamId | null;
  readonly handIns: ReadonlyMap<ChangeId, HandIn>;
  /** How many of them are still without receipt or refusal. */
  readonly waiting: number;
};

export type QueryCache = ReadCache & {
  /** Events of many assessments, in the order asked. */
  readonly manyAssessmentEvents: (ids: readonly AssessmentId[]) => Promise<readonly AssessmentEvents[]>;
  /** Every subject this device made changes to. */
  readonly subjectHandIns: () => Promise<readonly SubjectHandIn[]>;
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
