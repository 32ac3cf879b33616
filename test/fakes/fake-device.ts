/**
 * A device in memory for tests of actions: a journal that can be told to fail, and a cache that shows what the journal
 * holds as soon as `reached` is asked. Signed in is somebody who may do everything. The journal keeps its promises: an id is recorded once, a failed append nothing.
 */

import type { DeviceProfile } from '../../shared/contract/device-contract';
import type { SyncStatus } from '../../shared/contract/sync-contract';
import type { Exam } from '../../shared/domain/exam';
import { readEvent } from '../../shared/domain/read-event';
import type { StaffId } from '../../shared/kernel/ids';
import { createLiveValue, type LiveValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Change, Draft } from '../../shared/protocol/change';
import type { ListedDevice } from '../../shared/protocol/hub-api';
import type { ContentOf, ContentType, DocumentOf, DocumentType } from '../../shared/records/all-records';
import type { AuditAnswer, AuditFilter } from '../../shared/values/audit-entry';
import { createStagedDrafts } from '../../src-main/services/staged-drafts';
import type { ActionDeps } from '../../src-renderer/actions/action';
import type { CacheState } from '../../src-renderer/cache/query-cache';
import type { ReadCache, StoredDocument } from '../../src-renderer/cache/read-cache';
import { readExams } from '../../src-renderer/cache/read-exams';
import { readQualifications } from '../../src-renderer/cache/read-qualifications';
import { createWriter } from '../../src-renderer/writer/writer';
import { aChange, asSigned } from '../builders/a-change';
import { aDeskOver } from '../builders/a-desk';
import { anId, recordsOf } from '../builders/an-exam';
import { plannedTime } from '../builders/planned-time';
import { alwaysWhole } from './always-whole';
import { type FakePeople, fakePeople } from './fake-people';
import { manualTimers } from './manual-timers';
import { type MemoryCatalogue, memoryCatalogue } from './memory-catalogue';
import { type MemoryDrafts, memoryDrafts } from './memory-drafts';
import { type MemoryFiles, memoryFiles } from './memory-files';
import { type MemoryTyped, memoryTyped } from './memory-typed';
import { silentBeyond } from './silent-beyond';

type Failure = 'before-recording' | 'answer-lost';
const recordedAt = '2026-11-24T08:00:00.000Z';
const here = anId<'Device'>(9001);

export type FakeDevice = {
  readonly deps: ActionDeps;
  /** Time stands still for the writer until it is let pass. */
  readonly timers: ReturnType<typeof manualTimers>;
  /** Everything recorded, in order. */
  readonly recorded: readonly Change[];
  readonly put: <T extends DocumentType>(type: T, documentId: string, document: DocumentOf<T>) => void;
  readonly putExam: (exam: Exam) => void;
  readonly signIn: (staffId: StaffId | null) => void;
  readonly people: FakePeople;
  /** What is typed and kept. */
  readonly typed: MemoryTyped;
  /** Drafts of qualifications that are kept. */
  readonly drafts: MemoryDrafts;
  /** What the hub's catalogue answers. */
  readonly catalogue: MemoryCatalogue;
  /** Files that changes name. */
  readonly bodies: MemoryFiles;
  /** What was saved as a file. */
  readonly saved: readonly { readonly name: string; readonly text: string }[];
  /** How the next rounds with the hub end; at first it cannot be reached. */
  readonly roundEndsWith: (answer: Result<SyncStatus>) => void;
  /** How the hub answers for its audit log from now on; at first it cannot be asked. */
  readonly hubTellsAudit: (tell: (filter: AuditFilter) => Result<AuditAnswer>) => void;
  /** What the hub tells of the devices from now on; at first it cannot be asked. */
  readonly hubTells: (answer: Result<{ devices: ListedDevice[] }>) => void;
  /** The journal does not answer until what this returns is called. */
  readonly holdAppends: () => () => void;
  /** The next `times` appends fail: before anything is recorded, or recorded but with the answer lost. */
  readonly failAppends: (times: number, failure: Failure, reason?: Problem) => void;
};

/** @param cacheState how whole the view is said to be */
export function fakeDevice(cacheState: LiveValue<CacheState> = alwaysWhole): FakeDevice {
  const recorded: Change[] = [];
  const documents = new Map<string, StoredDocument<DocumentType>>();
  documents.set(`staff ${anId<'Staff'>(8000)}`, {
    document: {
      staffId: anId(8000),
      name: 'Joke Postma',
      jobTitle: '',
      roles: ['administrator', 'examiner'],
      independent: true,
    },
    revision: anId(8000),
  });
  let visible = 0;
  const profile = createLiveValue({ actorId: anId<'Staff'>(8000), deviceId: here } as DeviceProfile);
  const timers = manualTimers();
  let held = Promise.resolve();
  let failing = { times: 0, failure: 'before-recording' as Failure, reason: problem('host-unreachable') };

  const dress = (draft: Draft): Change =>
    aChange({
      ...draft,
      actorId: profile.get()?.actorId ?? null,
      deviceId: here,
      deviceSeq: recorded.length + 1,
      occurredAt: recordedAt,
    });
  const record = (drafts: readonly Draft[]): void => {
    for (const draft of drafts)
      if (!recorded.some((known) => known.changeId === draft.changeId)) recorded.push(dress(draft));
  };
  const append = async ({ drafts }: { readonly drafts: readonly Draft[] }) => {
    await held;
    const fails = failing.times > 0;
    if (fails) failing = { ...failing, times: failing.times - 1 };
    if (!fails || failing.failure === 'answer-lost') record(drafts);
    if (fails) return err(failing.reason);
    const changes = drafts.flatMap((draft) =>
      recorded.filter((c) => c.changeId === draft.changeId).map(asSigned),
    );
    return ok({ position: recorded.length, changes, savedAt: recordedAt });
  };
  const staged = createStagedDrafts({ after: () => () => undefined });
  const staging = {
    stage: async (piece: Parameters<typeof staged.lay>[0]) => {
      const laid = staged.lay(piece);
      return laid.ok ? ok({}) : laid;
    },
    appendStaged: async ({ stageId, bytes }: { readonly stageId: string; readonly bytes: number }) => {
      const drafts = staged.take(stageId, bytes);
      return drafts.ok ? append({ drafts: drafts.value }) : drafts;
    },
  };
  /** Documents that were put, under those that were recorded since. */
  const shownDocuments = (): ReadonlyMap<string, StoredDocument<DocumentType>> => {
    const shown = new Map(documents);
    for (const { kind, type, subjectId, changeId, body } of recorded.slice(0, visible))
      if (kind === 'document')
        shown.set(`${type} ${subjectId}`, {
          document: body,
          revision: changeId,
        } as StoredDocument<DocumentType>);
    return shown;
  };

  const contents = new Map<string, unknown>();
  const read: Pick<ReadCache, 'documents' | 'document' | 'documentsById' | 'content'> = {
    documents: async <T extends DocumentType>(type: T) =>
      [...shownDocuments()]
        .filter(([key]) => key.startsWith(`${type} `))
        .map(([, stored]) => stored as StoredDocument<T>),
    document: async <T extends DocumentType>(type: T, documentId: string) =>
      (shownDocuments().get(`${type} ${documentId}`) as StoredDocument<T> | undefined) ?? null,
    documentsById: async <T extends DocumentType>(type: T) =>
      new Map(
        [...shownDocuments()]
          .filter(([key]) => key.startsWith(`${type} `))
          .map(([key, stored]) => [key.slice(type.length + 1), stored as StoredDocument<T>]),
      ),
    content: async <T extends ContentType>(_type: T, digest: string) =>
      ((contents.get(digest) ??
        recorded.slice(0, visible).find(({ kind, subjectId }) => kind === 'content' && subjectId === digest)
          ?.body) as ContentOf<T> | undefined) ?? null,
  };
  const cache: ReadCache = {
    ...read,
    ...readExams(read),
    ...readQualifications(read),
    assessmentEvents: async (assessmentId) =>
      recorded
        .slice(0, visible)
        .filter((change) => change.kind === 'event' && change.subjectId === assessmentId)
        .map((change) => readEvent(change)),
    // What was put came from the hub.
    handIn: async (_subjectId, changeId) =>
      recorded.some((change) => change.changeId === changeId) ? { state: 'waiting' } : null,
    mergeTasks: async () => [],
    mergesAwaited: async () => 0,
    reached: async (position) => {
      visible = Math.max(visible, position);
    },
  };
  const signIn = (staffId: StaffId | null): void =>
    profile.set({ actorId: staffId, deviceId: here } as DeviceProfile);
  const people = fakePeople(signIn);
  const typed = memoryTyped();
  const drafts = memoryDrafts();
  const catalogue = memoryCatalogue();
  const bodies = memoryFiles();
  const saved: { readonly name: string; readonly text: string }[] = [];
  let tellAudit = (_filter: AuditFilter): Result<AuditAnswer> => err(problem('hub-unreachable'));
  let roundEnds: Result<SyncStatus> = err(problem('hub-unreachable'));
  let told: Result<{ devices: ListedDevice[] }> = err(problem('hub-unreachable'));
  const host = silentBeyond({
    journal: { append, ...staging },
    people: people.calls,
    identity: people.identityCalls,
    sync: {
      syncNow: async () => roundEnds,
      devices: async () => told,
      audit: async (filter: AuditFilter) => tellAudit(filter),
    },
    files: {
      save: async ({
        suggestedName,
        bytes,
      }: {
        readonly suggestedName: string;
        readonly bytes: Uint8Array;
      }) => {
        saved.push({
          name: suggestedName,
          text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
        });
        return ok({ outcome: 'saved', place: suggestedName });
      },
    },
    catalogue: catalogue.calls,
    // The very object: what a test puts in the place of one of its calls is asked.
    bodies: Object.assign(bodies.calls, { transfers: bodies.transfers }),
    device: { storageHealth: async () => err(problem('internal')) },
  });
  const writer = createWriter({
    journal: host.journal,
    typed: typed.client,
    drafts: { client: drafts.client, kept: drafts.kept, newId: plannedTime.newId },
    cache,
    cacheState,
    profile,
    after: timers.after,
  });

  return {
    deps: { host, cache, writer, world: plannedTime, openDesk: aDeskOver(cache) },
    catalogue,
    timers,
    recorded,
    put: (type, documentId, document) => {
      const revision = anId<'Change'>(documents.size + 1);
      documents.set(`${type} ${documentId}`, { document, revision } as StoredDocument<DocumentType>);
    },
    putExam: (exam) => {
      const { planned, definition } = recordsOf(exam);
      documents.set(`exam ${exam.examId}`, {
        document: planned,
        revision: anId<'Change'>(documents.size + 1),
      });
      contents.set(exam.definitionDigest, definition);
    },
    signIn,
    people,
    typed,
    drafts,
    bodies,
    saved,
    roundEndsWith: (answer) => {
      roundEnds = answer;
    },
    hubTellsAudit: (tell) => {
      tellAudit = tell;
    },
    hubTells: (answer) => {
      told = answer;
    },
    holdAppends: () => {
      let release = (): void => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    failAppends: (times, failure, reason = problem('host-unreachable')) => {
      failing = { times, failure, reason };
    },
  };
}
