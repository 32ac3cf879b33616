/**
 * A device of today's program, whole but for its screens: the real services over a journal on disk, a real hub on the
 * other side, and the page's own cache, writer and verbs over them. The view follows when a test says so; rounds with the hub begin
 * by themselves as well, unless there is a network only when a test says so (`aLine`).
 */
import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { connectClients } from '../../shared/contract/host';
import type { SyncStatus } from '../../shared/contract/sync-contract';
import type { StaffId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { StretchPin } from '../../src-main/people/person-key';
import { createSessionHolder, type SessionHolder } from '../../src-main/people/session-holder';
import { createLog } from '../../src-main/services/log';
import { createMainServices } from '../../src-main/services/main-services';
import type { Platform } from '../../src-main/services/platform';
import type { ActionDeps } from '../../src-renderer/actions/action';
import { createReadCache, type OpenedCache } from '../../src-renderer/cache/create-read-cache';
import { CacheDatabase } from '../../src-renderer/cache/database';
import { createProjector } from '../../src-renderer/cache/projector';
import type { CacheState } from '../../src-renderer/cache/query-cache';
import { createSeal, importCacheKey } from '../../src-renderer/cache/seal';
import { createWriter } from '../../src-renderer/writer/writer';
import { aDeskOver } from '../builders/a-desk';
import { plannedTime } from '../builders/planned-time';
import { value } from '../builders/value';
import { workAs } from '../builders/work-as';

export type WholeDevice = {
  readonly deps: ActionDeps;
  readonly cache: OpenedCache;
  /** One round with the hub, and the view up to what it brought. How it went is in the answer: nobody throws. */
  readonly sync: () => Promise<SyncStatus>;
  /** The view up to the journal. */
  readonly catchUp: () => Promise<void>;
  /** The view thrown away and built from the journal. */
  readonly rebuild: () => Promise<void>;
  /** Who works here from now on. */
  readonly workAs: (staffId: StaffId) => Promise<void>;
  /** With which whoever the code named chooses their PIN; null: it named nobody. */
  readonly personalCode: string | null;
};

/** What of the world around it a test wants to hold in its hands. */
export type DeviceSurroundings = {
  /** Clock and ids of the whole device; without it main has those of the machine, and verbs the time of the planned exams. */
  readonly world: World;
  readonly fetch: typeof globalThis.fetch;
  readonly stretchPin: StretchPin;
  /** Gets what is saved as a file. */
  readonly save: Platform['save'];
};

let devices = 0;

const openServices = (
  folder: string,
  holder: SessionHolder,
  { world = realWorld, fetch = globalThis.fetch, stretchPin, save }: Partial<DeviceSurroundings>,
) =>
  createMainServices({
    folder,
    holder,
    world,
    log: createLog(() => undefined, realWorld),
    fetch,
    ...(stretchPin ? { stretchPin } : {}),
    platform: {
      host: 'node',
      appVersion: '0.0.0',
      exportFolder: folder,
      chooseResultFolder: async () => ok(folder),
      openBrowser: null,
      loadSecret: async () => ok({ secret: new Uint8Array(32).fill(7), protection: 'file' }),
      save: save ?? (async () => err(problem('folder-not-writable'))),
      preview: async () => err(problem('folder-not-writable')),
    },
  });

/** A device that joined the centre of the code. */
export async function aWholeDevice(
  hubUrl: string,
  code: string,
  surroundings: Partial<DeviceSurroundings> = {},
): Promise<WholeDevice> {
  devices += 1;
  const folder = await mkdtemp(join(tmpdir(), 'vakproef-versions-'));
  const holder = createSessionHolder();
  const services = value(await openServices(folder, holder, surroundings));
  onTestFinished(async () => {
    await services.close();
    await rm(folder, { recursive: true, force: true });
  });
  const host = connectClients({ request: services.handler, onNotice: services.onNotice });
  const joined = value(await host.device.enrol({ hubUrl, code, deviceName: 'Tablet' }));

  const database = new CacheDatabase(`whole-device-${devices}`, realWorld);
  const seal = createSeal(await importCacheKey(value(await host.device.cacheKey({})).key), realWorld);
  const state = createLiveValue<CacheState>();
  const projector = createProjector({
    database,
    seal,
    journal: host.journal,
    bodies: host.files,
    builtFor: null,
    isStandIn: false,
    onState: state.set,
  });
  const rebuild = async (): Promise<void> => void value(await projector.rebuild(null));
  const view = createReadCache({ database, seal, state, rebuild });
  value(await projector.start());
  await view.refresh();
  const catchUp = async (): Promise<void> => {
    value(await projector.catchUp());
    await view.refresh();
  };
  // No notice of the journal wakes the view here: whoever waits for it brings it up.
  const cache: OpenedCache = { ...view, reached: catchUp };
  const writer = createWriter({
    journal: host.journal,
    typed: host.typed,
    drafts: { client: host.drafts, kept: host.drafts.kept, newId: realWorld.newId },
    cache,
    cacheState: state,
    profile: host.device.profile,
    after: realWorld.after,
  });
  return {
    deps: { host, cache, writer, world: surroundings.world ?? plannedTime, openDesk: aDeskOver(cache) },
    cache,
    catchUp,
    sync: async () => {
      const status = value(await host.sync.syncNow({}));
      await catchUp();
      return status;
    },
    rebuild: async () => {
      await rebuild();
      await cache.refresh();
    },
    workAs: (staffId) => workAs(holder, staffId),
    personalCode: joined.personalCode,
  };
}
