/**
 * The one writer of the page: a line of changes for every subject, made once at the start and handed to whoever writes.
 * It writes straight to the journal and reads from the view; a tick comes with the journal's acknowledgement, and neither
 * a tick nor the next tap waits until the view shows it.
 */

import type { DeviceProfile } from '../../shared/contract/device-contract';
import { createLiveValue, type KnownValue, type LiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import type { DocumentType } from '../../shared/records/all-records';
import type { CacheState } from '../cache/query-cache';
import type { ReadCache } from '../cache/read-cache';
import { type AppendDrafts, appendTo, type JournalClient } from './append-drafts';
import { type AssessmentLine, type AssessmentTarget, createAssessmentLine } from './assessment-line';
import { createDocumentLine, type DocumentLine } from './document-line';
import { type Actor, followActor } from './follow-actor';
import type { After } from './pause';

export type Writer = {
  readonly actor: Actor;
  /** The line of one assessment, always the same one. */
  readonly assessment: (target: AssessmentTarget) => AssessmentLine;
  /** The line of one document, always the same one. */
  readonly document: <T extends DocumentType>(type: T, documentId: string) => DocumentLine<T>;
  /** Changes of all assessments that the journal has not confirmed yet. */
  readonly waiting: KnownValue<number>;
};

export type WriterDeps = {
  readonly journal: JournalClient;
  readonly cache: Pick<ReadCache, 'document' | 'exam' | 'assessmentEvents' | 'reached'>;
  readonly cacheState: LiveValue<CacheState>;
  readonly profile: LiveValue<DeviceProfile>;
  readonly after: After;
};

/** Finds the value of a key, or makes it the first time. */
function findOrMake<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

/** Makes the writer of this page. */
export function createWriter(deps: WriterDeps): Writer {
  const { cache, cacheState, profile, after } = deps;
  const append = appendTo(deps.journal);
  const assessments = new Map<string, AssessmentLine>();
  const documents = new Map<string, DocumentLine<never>>();
  const waiting = createLiveValue(0);

  const countWaiting = (): void => {
    let count = 0;
    for (const line of assessments.values()) count += line.state.get().pending.length;
    if (count !== waiting.get()) waiting.set(count);
  };
  cacheState.subscribe(() => {
    for (const line of assessments.values()) line.viewMoved();
  });
  let organisationId = profile.get()?.organisationId ?? null;
  profile.subscribe(() => {
    const next = profile.get()?.organisationId ?? null;
    // What another organisation was assessed on is not this one's to see.
    if (organisationId !== null && next !== organisationId)
      for (const map of [assessments, documents]) map.clear();
    organisationId = next;
  });
  /** An append for as long as the device belongs to whom it belongs to now: main would record it as the other's. */
  const appendForNow = (): AppendDrafts => {
    const owner = organisationId;
    return async (drafts) =>
      owner !== null && owner !== organisationId
        ? err(problem('device-joined-another', { organisationId: owner }))
        : append(drafts);
  };

  return {
    actor: followActor({ profile, cache, cacheState }),
    assessment: (target) =>
      findOrMake(assessments, `${target.examId} ${target.assessmentId}`, () =>
        createAssessmentLine(target, {
          cache,
          append: appendForNow(),
          after,
          isViewWhole: () => cacheState.get()?.phase === 'ready',
          author: () => {
            const { actorId = null, deviceId = '' } = profile.get() ?? {};
            return { actorId, deviceId };
          },
          changed: countWaiting,
        }),
      ),
    document: (type, documentId) =>
      findOrMake(documents, `${type} ${documentId}`, () =>
        createDocumentLine(type, documentId, { cache, cacheState, append: appendForNow(), after }),
      ),
    waiting,
  };
}
