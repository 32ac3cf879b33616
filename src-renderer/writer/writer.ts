/**
 * The one writer of the page: a line of changes for every subject, made once at the start and handed to whoever writes.
 * It writes straight to the journal and reads from the view; a tick comes with the journal's acknowledgement, and neither
 * a tick nor the next tap waits until the view shows it.
 */

import type { DeviceProfile } from '../../shared/contract/device-contract';
import { createLiveValue, type KnownValue, type LiveValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';
import type { DocumentType } from '../../shared/records/all-records';
import type { CacheState } from '../cache/query-cache';
import type { ReadCache } from '../cache/read-cache';
import { type AppendDrafts, appendTo, type JournalClient } from './append-drafts';
import {
  type AssessmentLine,
  type AssessmentTarget,
  createAssessmentLine,
  type LineOwner,
} from './assessment-line';
import { type Coming, createComing } from './coming';
import { createDocumentLine, type DocumentLine } from './document-line';
import { createDrafts, type Drafts, type DraftsPort } from './drafts/drafts';
import { type Actor, followActor } from './follow-actor';
import type { After } from './pause';
import type { TypedClient } from './typed-shelf';
import { createTypedTexts, type TypedTexts } from './typed-texts';

export type Writer = {
  readonly actor: Actor;
  /** The line of one assessment, always the same one. */
  readonly assessment: (target: AssessmentTarget) => AssessmentLine;
  /** The line of one document, always the same one. */
  readonly document: <T extends DocumentType>(type: T, documentId: string) => DocumentLine<T>;
  /** Changes of all assessments that whoever works here gave and the journal has not confirmed yet. */
  readonly waiting: KnownValue<number>;
  /** What is typed and not recorded yet. */
  readonly typed: TypedTexts;
  /** Qualifications that are being edited and not published yet. */
  readonly drafts: Drafts;
  /** Files and sound on their way to the disk. */
  readonly coming: Coming;
};

export type WriterDeps = {
  readonly journal: JournalClient;
  readonly typed: TypedClient;
  readonly drafts: DraftsPort;
  readonly cache: Pick<ReadCache, 'document' | 'content' | 'exam' | 'assessmentEvents' | 'reached'>;
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
  const assessments = new Map<string, AssessmentLine>();
  const documents = new Map<string, DocumentLine<never>>();
  const waiting = createLiveValue(0);

  const countWaiting = (): void => {
    let count = 0;
    for (const line of assessments.values()) count += line.waitingCount();
    if (count !== waiting.get()) waiting.set(count);
  };
  cacheState.subscribe(() => {
    for (const line of assessments.values()) line.viewMoved();
  });
  let organisationId = profile.get()?.organisationId ?? null;
  /** Who works here, or worked here last: a field that a lock takes off the screen hands over what was typed in it. */
  let authorId = profile.get()?.actorId ?? null;
  profile.subscribe(() => {
    const next = profile.get()?.organisationId ?? null;
    // What another organisation was assessed on is not this one's to see.
    if (organisationId !== null && next !== organisationId)
      for (const map of [assessments, documents]) map.clear();
    if (organisationId !== null && next !== organisationId) authorId = null;
    organisationId = next;
    authorId = profile.get()?.actorId ?? authorId;
    for (const line of assessments.values()) line.actorMoved();
    countWaiting();
  });
  /**
   * What a line may record: for the organisation and the person that it belongs to, and for nobody else. While that person
   * is away the line keeps what they gave; it goes on when they unlock.
   */
  const forNow = (): LineOwner => {
    const owner = organisationId;
    const actorId = authorId;
    const deviceId = profile.get()?.deviceId ?? '';
    const append = appendTo(deps.journal, actorId);
    const whyNotNow = (): Problem | null => {
      if (owner !== null && owner !== organisationId)
        return problem('device-joined-another', { organisationId: owner });
      return actorId !== null && profile.get()?.actorId !== actorId ? problem('device-locked') : null;
    };
    const appendForNow: AppendDrafts = async (drafts) => {
      const reason = whyNotNow();
      return reason ? err(reason) : append(drafts);
    };
    return { append: appendForNow, whyNotNow, author: { actorId, deviceId } };
  };
  /** Lines of one document are one per person: what one of them gave is never the other's. */
  const keyOf = (subject: string): string => `${authorId ?? ''} ${subject}`;

  return {
    actor: followActor({ profile, cache, cacheState }),
    assessment: (target) =>
      findOrMake(assessments, `${target.examId} ${target.assessmentId}`, () =>
        createAssessmentLine(target, {
          cache,
          forNow,
          after,
          isViewWhole: () => cacheState.get()?.phase === 'ready',
          changed: countWaiting,
        }),
      ),
    document: (type, documentId) =>
      findOrMake(documents, keyOf(`${type} ${documentId}`), () =>
        createDocumentLine(type, documentId, { cache, cacheState, ...forNow(), after }),
      ),
    waiting,
    coming: createComing(),
    typed: createTypedTexts({ client: deps.typed, profile, after }),
    drafts: createDrafts({
      ...deps.drafts,
      contentOf: (digest) => cache.content('qualification-version', digest),
      profile,
      after,
    }),
  };
}
