/**
 * A device for tests of actions: the real services over a real journal in a folder of its own, files that are caught
 * instead of saved, and a cache that reads the journal anew at every question.
 */

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Transport } from '../../shared/contract/contract';
import { connectClients } from '../../shared/contract/host';
import { readEvent } from '../../shared/domain/read-event';
import type { StaffId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok } from '../../shared/kernel/result';
import { type Change, parseChange } from '../../shared/protocol/change';
import { createSessionHolder } from '../../src-main/people/session-holder';
import { createLog } from '../../src-main/services/log';
import { createMainServices } from '../../src-main/services/main-services';
import type { ActionDeps } from '../../src-renderer/actions/action';
import type { HandIn, ReadCache } from '../../src-renderer/cache/read-cache';
import { readExams } from '../../src-renderer/cache/read-exams';
import { readQualifications } from '../../src-renderer/cache/read-qualifications';
import { createWriter } from '../../src-renderer/writer/writer';
import { alwaysWhole } from '../fakes/always-whole';
import { fakePeople } from '../fakes/fake-people';
import { aDeskOver } from './a-desk';
import { contentOf } from './content-of';
import { plannedTime } from './planned-time';
import { value } from './value';
import { workAs } from './work-as';

export type ADevice = {
  readonly deps: ActionDeps;
  /** Files saved for the user, in order. */
  readonly saved: { readonly name: string; readonly bytes: Uint8Array }[];
  readonly previewed: { readonly name: string; readonly bytes: Uint8Array }[];
  /** What the next saves answer instead of saving. */
  readonly answerSavesWith: (answer: Problem | 'cancelled' | null) => void;
  /** What the next appends answer instead of recording. */
  readonly answerAppendsWith: (answer: Problem | null) => void;
  /** Own changes so far, in journal order. */
  readonly changes: () => Promise<readonly Change[]>;
  /** Who works here from now on; null: the device is locked. */
  readonly workAs: (staffId: StaffId | null) => Promise<void>;
  /** Where the host lets results be written. */
  readonly resultFolder: string;
  readonly close: () => Promise<void>;
};

export async function aDevice(handIn: HandIn | null = { state: 'waiting' }): Promise<ADevice> {
  const folder = await mkdtemp(join(tmpdir(), 'vakproef-device-'));
  const resultFolder = join(folder, 'results');
  const saved: { name: string; bytes: Uint8Array }[] = [];
  const previewed: { name: string; bytes: Uint8Array }[] = [];
  let answer: Problem | 'cancelled' | null = null;
  const holder = createSessionHolder();
  const services = value(
    await createMainServices({
      folder,
      holder,
      world: realWorld,
      log: createLog(() => undefined, realWorld),
      fetch: () => Promise.reject(new TypeError('no network')),
      platform: {
        host: 'node',
        appVersion: '0.0.0',
        exportFolder: folder,
        chooseResultFolder: async () => {
          await mkdir(resultFolder, { recursive: true });
          return ok(resultFolder);
        },
        openBrowser: null,
        loadSecret: async () => ok({ secret: new Uint8Array(32).fill(5), protection: 'file' }),
        save: async (name, content) => {
          if (answer === 'cancelled') return ok({ outcome: 'cancelled' });
          if (answer) return err(answer);
          saved.push({ name, bytes: await contentOf(content) });
          return ok({ outcome: 'saved', place: `/exports/${name}` });
        },
        preview: async (name, bytes) => {
          previewed.push({ name, bytes });
          return ok({ url: '/__preview/1' });
        },
      },
    }),
  );
  const transport: Transport = { request: services.handler, onNotice: services.onNotice };
  let appendAnswer: Problem | null = null;
  const clients = connectClients(transport);
  const host: ActionDeps['host'] = {
    ...clients,
    // Nobody chose a PIN here: an act is confirmed as if somebody had.
    people: { ...clients.people, confirm: fakePeople(() => undefined).calls.confirm },
    journal: {
      ...clients.journal,
      append: async (input) => (appendAnswer ? err(appendAnswer) : clients.journal.append(input)),
    },
  };

  const changes = async (): Promise<readonly Change[]> => {
    const { entries } = value(await host.journal.read({ from: 1, limit: 5000 }));
    return entries.flatMap(({ entry }) => (entry.kind === 'own' ? [parseChange(entry.change)] : []));
  };
  const documents: Pick<ReadCache, 'documents' | 'document' | 'documentsById' | 'content'> = {
    documents: async (type) => {
      const ofType = (await changes()).filter((change) => change.kind === 'document' && change.type === type);
      const latest = new Map(ofType.map((change) => [change.subjectId, change]));
      return [...latest.values()].map((change) => ({
        document: change.body as never,
        revision: change.changeId,
      }));
    },
    document: async (type, documentId) => {
      const own = (await changes()).filter((c) => c.kind === 'document' && c.type === type);
      const last = own.findLast((change) => change.subjectId === documentId);
      return last ? { document: last.body as never, revision: last.changeId } : null;
    },
    documentsById: async (type) => {
      const ofType = (await changes()).filter((change) => change.kind === 'document' && change.type === type);
      return new Map(
        ofType.map(({ subjectId, body, changeId }) => [
          subjectId,
          { document: body as never, revision: changeId },
        ]),
      );
    },
    content: async (type, digest) =>
      ((await changes()).find((c) => c.type === type && c.subjectId === digest)?.body as never) ?? null,
  };
  const cache: ReadCache = {
    ...documents,
    ...readExams(documents),
    ...readQualifications(documents),
    assessmentEvents: async (assessmentId) =>
      (await changes())
        .filter((change) => change.kind === 'event' && change.subjectId === assessmentId)
        .map((change) => readEvent(change)),
    handIn: async () => handIn,
    mergeTasks: async () => [],
    mergesAwaited: async () => 0,
    reached: async () => undefined,
  };
  const writer = createWriter({
    journal: host.journal,
    typed: host.typed,
    drafts: { client: host.drafts, kept: host.drafts.kept, newId: realWorld.newId },
    cache,
    cacheState: alwaysWhole,
    profile: host.device.profile,
    after: realWorld.after,
  });

  return {
    deps: { host, cache, writer, world: plannedTime, openDesk: aDeskOver(cache) },
    saved,
    previewed,
    answerSavesWith: (next) => {
      answer = next;
    },
    answerAppendsWith: (next) => {
      appendAnswer = next;
    },
    changes,
    workAs: (staffId) => workAs(holder, staffId),
    resultFolder,
    close: async () => {
      await services.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A full disk, as the host reports it. */
export const diskFull = problem('disk-full');
