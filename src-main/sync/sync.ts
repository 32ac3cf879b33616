/**
 * Handing in, as the rest of main sees it: status, enrolment, a round on request, and a loop that needs nobody. It
 * tells no more than the journal proves: `received` things are those with a checked receipt in it.
 */
import type { SyncStatus } from '../../shared/contract/sync-contract';
import { afterBurst } from '../../shared/kernel/after-burst';
import type { SessionId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { publicKeyBytes } from '../../shared/node/ed25519';
import { type HubClient, hubContract } from '../../shared/protocol/hub-contract';
import type { AuditFilter } from '../../shared/values/audit-entry';
import type { BodyFiles } from '../bodies/body-files';
import type { BodyStore } from '../bodies/body-store';
import type { CatalogueHub } from '../catalogue/fetch-dossiers';
import type { Enrolment } from '../follow/hub-place';
import type { Self, SelfKey } from '../follow/identity';
import { countUnproved } from '../makers/makers';
import type { PeopleHub } from '../people/people-hub';
import { type BodyTransfers, createBodyTransfers } from './body-transfers';
import { connectHttp, type HttpCaller, headersOf } from './connect-http';
import { describeIdentity } from './describe-identity';
import { hearClock } from './hear-clock';
import { hearFiles, type KeptFileLimit, noKeptFileLimit } from './hear-files';
import { parseHubAddress } from './hub-address';
import { createLoadBody } from './load-body';
import { createLoadCheck } from './load-check';
import { createBatchLimit } from './push-waiting';
import { createSyncLoop, type RoundEnd } from './sync-loop';
import { runSyncRound, type SyncFollower, type SyncJournal, type SyncProgress } from './sync-round';
import { takeIdentity } from './take-identity';

export type Sync = {
  readonly status: () => SyncStatus;
  /** Runs a round that begins after this call, and resolves with the status after it. */
  readonly syncNow: () => Promise<SyncStatus>;
  /** Calls back when the status changed; returns how to stop. */
  readonly onStatus: (listener: () => void) => () => void;
  /** The last enrolment in the journal; null before the first. */
  readonly enrolment: () => Enrolment | null;
  /**
   * Joins an organisation with a one-time code. Resolves when the enrolment is on disk.
   * @param welcome what is to be done with the personal code that came along, before anything is fetched
   */
  readonly enrol: (request: EnrolOptions, welcome?: Welcome) => Promise<Result<Enrolled>>;
  /** The centre's devices, for an administrator whose session this is. */
  readonly devices: (sessionId: SessionId) => ReturnType<HubClient['devices']>;
  /** Who did what at the hub, for the same. */
  readonly audit: (sessionId: SessionId, filter: AuditFilter) => ReturnType<HubClient['audit']>;
  /** The catalogue of crebo codes; each call says in whose session. */
  readonly catalogue: CatalogueHub;
  /** What the hub says of people's keys. */
  readonly people: PeopleHub;
  /** By whose accounts people may begin here. */
  readonly identityProvider: HubClient['identityProvider'];
  /** Files on their way; they go by themselves after a round, and are fetched when they are asked for. */
  readonly transfers: Pick<BodyTransfers, 'state' | 'fetch' | 'letGo' | 'settled'>;
  /** Begins to run rounds by itself. */
  readonly start: () => void;
  /** Ends the loop; a request under way is cut off. */
  readonly close: () => Promise<void>;
};

/** What came with the enrolment and is for the one who typed the code, not for the journal. */
export type Enrolled = { readonly personalCode: string | null };
export type Welcome = (personalCode: string | null) => Promise<void>;
export type EnrolOptions = { readonly hubUrl: string; readonly code: string; readonly deviceName: string };

export type SyncOptions = {
  readonly journal: SyncJournal;
  readonly follower: SyncFollower;
  readonly bodies: Pick<BodyStore, 'put' | 'get'>;
  /** What changes name. */
  readonly files: BodyFiles;
  /** The key of this device under an id of its own. */
  readonly keyOf: (self: Self) => SelfKey;
  readonly fetch: typeof globalThis.fetch;
  /** How large a file the hub took before this run; default not known, and not kept. */
  readonly fileLimit?: KeptFileLimit;
  /** Version of this program, told to the hub for whoever looks after the devices. */
  readonly program?: string;
  readonly world: World;
  /** Called after every round that reached the hub. */
  readonly afterContact?: () => Promise<void>;
  /** Called when the journal says that this copy of the folder is another device from here on. */
  readonly afterRenamed?: () => Promise<void>;
  /** Called when the journal says that the device lost its access: nothing more may open here. */
  readonly afterShutOut?: () => Promise<void>;
};

/** How long a hub that is asked too much wants to be left alone, in milliseconds. */
const restAsked = (reason: Problem | null): number =>
  reason?.code === 'too-many-requests' ? 1000 * Number(reason.details.seconds ?? 0) : 0;

/** Whoever marks gives the next mark within this time; files on a slow line wait so long for it. */
const markingMs = 2 * 60_000;

/** How far handing in has come may be told this late: every telling draws a line of the screen anew. */
const growthMs = 40;

/** Sync on a journal that is followed. */
export function createSync(options: SyncOptions): Sync {
  const { journal, follower, bodies, keyOf, world } = options;
  const { now, monotonicMs } = world;
  const { own, hub } = follower;
  const publicKey = (): string => keyOf(follower.identity()).publicKey;

  const runFrom = follower.chainEnd().deviceSeq + 1;
  let progress: SyncProgress | null = null;
  let lastProblem: Problem | null = null;
  /** What the hub last said of this device itself. */
  let notice: Problem | null = null;
  const heardFiles = hearFiles(options.fetch, options.fileLimit ?? noKeptFileLimit);
  const heard = hearClock(heardFiles.fetch, world);
  const loadBody = createLoadBody(bodies, hub);
  const closing = new AbortController();
  /** Cuts the round under way off when the device joins anew: its answers are another enrolment's. */
  let joining = new AbortController();
  const batchLimit = createBatchLimit();

  const phase = (): SyncStatus['phase'] => {
    if (!hub().enrolment) return 'not-enrolled';
    if (progress) return progress.phase;
    return loop.isPatient() ? 'waiting-for-hub' : 'idle';
  };
  const filesWaiting = (): Pick<SyncStatus, 'filesWaiting'> => {
    const { count, bytes } = transfers.state().waiting;
    return count > 0 ? { filesWaiting: { count, bytes } } : {};
  };
  /** Changes that the hub does not hold with all of their files. */
  const waitingChanges = (): number => own.counts().waiting + own.counts()['files-waiting'];
  const status = (): SyncStatus => ({
    phase: phase(),
    waiting: own.counts().waiting,
    sent: progress?.phase === 'sending' ? progress.sent : 0,
    sending: progress?.phase === 'sending' ? progress.sending : 0,
    ...filesWaiting(),
    refused: own.counts().refused,
    unreadable: follower.unreadable(),
    unproved: countUnproved(follower.makers()),
    erasesAtStart: follower.owner().erasesAt > 0,
    lastReceiptNumber: hub().lastReceipt?.number ?? null,
    lastReceivedAt: hub().lastReceipt?.receivedAt ?? null,
    lastContactAt: heard.lastContactAt(),
    problem: lastProblem ?? notice ?? describeIdentity(follower.identity(), now()),
    clockSkewMs: heard.skewMs(),
  });

  const listeners = new Set<() => void>();
  let lastTold = '';
  const tell = (): void => {
    const told = JSON.stringify([status(), transfers.state()]);
    if (told === lastTold) return;
    lastTold = told;
    for (const listener of [...listeners]) listener();
  };

  const callerOf = (hubUrl: string, token: string | null): HttpCaller => ({
    hubUrl,
    token,
    fetch: heard.fetch,
    signal: AbortSignal.any([closing.signal, joining.signal]),
    about: () => `${options.program ?? '-'} ${waitingChanges()}`,
    clock: () => `${now().getTime()} ${Math.ceil(monotonicMs())} ${runFrom}`,
    seen: () => {
      const { epoch, seen } = hub();
      return epoch === null || token === null ? null : `${epoch} ${seen.seq} ${seen.hash ?? '-'}`;
    },
  });
  const clientOf = (hubUrl: string, token: string | null): HubClient =>
    connectHttp(hubContract, callerOf(hubUrl, token));

  /** How many changes were made here when the last round began. */
  let madeAtRound = own.madeCount();
  let lastMadeMs = Number.NEGATIVE_INFINITY;
  const transfers = createBodyTransfers({
    bodies: options.files,
    journal,
    follower,
    line: () => {
      const { enrolment } = hub();
      if (!enrolment) return null;
      const caller = callerOf(enrolment.hubUrl, enrolment.token);
      return {
        enrolment,
        hub: connectHttp(hubContract, caller),
        headers: () => headersOf(caller),
        signal: caller.signal,
      };
    },
    fetch: heard.fetch,
    mostBytes: heardFiles.mostBytes,
    hasNews: () => own.madeCount() > madeAtRound,
    isMarking: () => monotonicMs() - lastMadeMs < markingMs && follower.exams.countAt(now().getTime()) > 0,
    onChange: () => tell(),
    onBroken: () => loop.wake(),
    world,
  });

  /** Not before all that was recorded here has its answer: an exam that was not handed in must not be lost. */
  const shutOut = async (): Promise<void> => {
    if (hub().isShutOut || waitingChanges() > 0) return;
    const kept = await journal.append([{ kind: 'shut-out', at: now().toISOString() }]);
    if (!kept.ok) return;
    await follower.catchUp();
    await options.afterShutOut?.();
  };

  const onProgress = (next: SyncProgress): void => {
    progress = next;
    tell();
  };
  const onNotice = (said: Problem | null): void => {
    notice = said;
  };
  const roundWith = (enrolment: Enrolment): Promise<Result<null>> => {
    const client = clientOf(enrolment.hubUrl, enrolment.token);
    const { cursor, noteLoaded: onLoaded } = loadBody;
    const place = { journal, follower, bodies, hub: client, enrolment, cursor };
    const hears = { onLoaded, onProgress, onNotice, forgetFetched: transfers.letGo };
    return runSyncRound({ ...place, publicKey, world, batchLimit, ...hears });
  };
  /** Y24: where the hub said that a copy of this folder is in use, and this one came later. */
  const becomeAnother = async (enrolment: Enrolment): Promise<boolean> => {
    if (!follower.identity().parting) return false;
    const client = clientOf(enrolment.hubUrl, enrolment.token);
    const taken = await takeIdentity({ journal, follower, hub: client, enrolment, keyOf, world });
    if (!taken.ok) return false;
    notice = null;
    await options.afterRenamed?.();
    return true;
  };

  const runRound = async (): Promise<RoundEnd> => {
    const { enrolment } = hub();
    if (!enrolment) return { isDone: true, restMs: 0 };
    try {
      // What was recorded just now goes along.
      await follower.catchUp();
      madeAtRound = own.madeCount();
      await loadBody.check();
      let done = await roundWith(enrolment);
      if (await becomeAnother(enrolment)) done = await roundWith(hub().enrolment ?? enrolment);
      lastProblem = done.ok ? null : done.problem;
      if (done.ok) await options.afterContact?.();
      else if (done.problem.code === 'device-revoked') await shutOut();
    } catch {
      // A journal that can no longer be read; the journal itself tells the user why.
      lastProblem = problem('storage-failed');
    }
    progress = null;
    return { isDone: lastProblem === null, restMs: restAsked(lastProblem) };
  };

  const loadCheck = createLoadCheck({ journal, follower, bodies, publicKey, world }, tell);
  const loop = createSyncLoop({
    runRound,
    onEnded: () => {
      loadCheck.wake();
      // A device that lost its access hands in what it recorded, files as well.
      if (lastProblem === null || lastProblem.code === 'device-revoked') transfers.wake();
      tell();
    },
    world,
  });

  let madeCount = own.madeCount();
  // Not before whoever made the journal grow has the answer.
  const growth = afterBurst(world, growthMs, () => {
    void follower.catchUp().then(
      () => {
        if (own.madeCount() > madeCount) {
          lastMadeMs = monotonicMs();
          loop.wake();
        }
        madeCount = own.madeCount();
        tell();
      },
      () => {
        // The next round meets the same failure and reports it.
      },
    );
  });
  const stopGrew = journal.onGrew(growth.happened);

  const enrol = async (
    { hubUrl, code, deviceName }: EnrolOptions,
    welcome: Welcome = async () => undefined,
  ): Promise<Result<Enrolled>> => {
    const address = parseHubAddress(hubUrl);
    if (!address.ok) return address;
    const answer = await clientOf(address.value, null).enrol({
      code,
      deviceId: follower.identity().deviceId,
      deviceName,
      publicKey: publicKey(),
    });
    if (!answer.ok) return answer;
    if (Buffer.from(answer.value.hubPublicKey, 'base64').length !== publicKeyBytes)
      return err(problem('hub-answer-not-understood', { at: 'hubPublicKey' }));
    const { personalCode, ...joined } = answer.value;
    joining.abort();
    notice = null;
    const appended = await loop.betweenRounds(async () => {
      joining = new AbortController();
      const kept = await journal.append([
        { kind: 'enrolled', hubUrl: address.value, deviceName, at: now().toISOString(), ...joined },
      ]);
      if (kept.ok) await follower.catchUp();
      // Y13: what another centre let this device see is none of this one's.
      if (kept.ok) await transfers.letGo().catch(() => undefined);
      return kept;
    });
    if (!appended.ok) return appended;
    await welcome(personalCode);
    void loop.runNow();
    tell();
    return ok({ personalCode });
  };

  /** Asks the hub of the present enrolment. */
  const ask = <T>(question: (client: HubClient) => Promise<Result<T>>): Promise<Result<T>> => {
    const { enrolment } = hub();
    return enrolment
      ? question(clientOf(enrolment.hubUrl, enrolment.token))
      : Promise.resolve(err(problem('not-enrolled')));
  };

  return {
    status,
    syncNow: async () => {
      transfers.hurry();
      await loop.runNow();
      await follower.catchUp();
      return status();
    },
    onStatus: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    enrolment: () => hub().enrolment,
    enrol,
    devices: (sessionId) => ask((client) => client.devices({ sessionId })),
    audit: (sessionId, { limit, ...filter }) => {
      const said = Object.entries(filter).filter(([, value]) => value !== null);
      return ask((client) => client.audit({ sessionId, limit, ...Object.fromEntries(said) }));
    },
    catalogue: {
      catalogue: (asked) => ask((client) => client.catalogue(asked)),
      cataloguePiece: (piece) => ask((client) => client.cataloguePiece(piece)),
      catalogueReading: (asked) => ask((client) => client.catalogueReading(asked)),
      catalogueRemoval: (asked) => ask((client) => client.catalogueRemoval(asked)),
      catalogueLookup: (asked) => ask((client) => client.catalogueLookup(asked)),
      catalogueDossier: (asked) => ask((client) => client.catalogueDossier(asked)),
    },
    people: {
      certify: (request) => ask((client) => client.certify(request)),
      renew: (request) => ask((client) => client.renew(request)),
    },
    transfers,
    identityProvider: (nothing) => ask((client) => client.identityProvider(nothing)),
    start: loop.start,
    close: async () => {
      stopGrew();
      growth.forget();
      closing.abort();
      await Promise.all([loop.close(), loadCheck.close(), transfers.close()]);
    },
  };
}
