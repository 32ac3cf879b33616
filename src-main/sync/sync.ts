/**
 * Handing in, as the rest of main sees it: status, enrolment, a round on request, and a loop that needs nobody. It
 * tells no more than the journal proves: `received` things are those with a checked receipt in it.
 */
import type { SyncStatus } from '../../shared/contract/services';
import type { DeviceId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { publicKeyBytes } from '../../shared/node/ed25519';
import { timeHeader } from '../../shared/protocol/hub-api';
import { type HubClient, hubContract } from '../../shared/protocol/hub-contract';
import { momentSchema } from '../../shared/values/identity';
import type { BodyStore } from '../bodies/body-store';
import { connectHttp } from './connect-http';
import { followJournal, type SyncJournal } from './follow-journal';
import { parseHubAddress } from './hub-address';
import { createSyncLoop } from './sync-loop';
import { runSyncRound, type SyncProgress } from './sync-round';
import { type Enrolment, emptySyncState } from './sync-state';

export type Sync = {
  readonly status: () => SyncStatus;
  /** Runs a round that begins after this call, and resolves with the status after it. */
  readonly syncNow: () => Promise<SyncStatus>;
  /** Calls back when the status changed; returns how to stop. */
  readonly onStatus: (listener: () => void) => () => void;
  /** The last enrolment in the journal; null before the first. */
  readonly enrolment: () => Enrolment | null;
  /** Joins an organisation with a one-time code. Resolves when the enrolment is on disk. */
  readonly enrol: (request: EnrolOptions) => Promise<Result<null>>;
  /** Begins to run rounds by itself. */
  readonly start: () => void;
  /** Ends the loop; a request under way is cut off. */
  readonly close: () => Promise<void>;
};

export type EnrolOptions = { readonly hubUrl: string; readonly code: string; readonly deviceName: string };

export type SyncOptions = {
  readonly journal: SyncJournal;
  readonly bodies: Pick<BodyStore, 'put' | 'get'>;
  readonly deviceId: DeviceId;
  /** Ed25519 key of this device, raw 32 bytes, base64. */
  readonly publicKey: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  readonly random?: () => number;
};

/** Opens sync on a journal. */
export async function createSync(options: SyncOptions): Promise<Sync> {
  const { journal, bodies, deviceId, publicKey, now, monotonicMs, random = Math.random } = options;
  const state = emptySyncState();
  await followJournal(journal, state);

  let progress: SyncProgress | null = null;
  let lastProblem: Problem | null = null;
  let lastContactAt: string | null = null;
  let clockSkewMs: number | null = null;
  const closing = new AbortController();
  /** Cuts the round under way off when the device joins anew: its answers are another enrolment's. */
  let joining = new AbortController();
  let isFirstLoadChecked = false;

  const phase = (): SyncStatus['phase'] => {
    if (!state.enrolment) return 'not-enrolled';
    if (progress) return progress.phase;
    return loop.isPatient() ? 'waiting-for-hub' : 'idle';
  };
  const status = (): SyncStatus => ({
    phase: phase(),
    waiting: state.waitingById.size,
    sent: progress?.phase === 'sending' ? progress.sent : 0,
    sending: progress?.phase === 'sending' ? progress.sending : 0,
    refused: state.refusalsById.size - state.settledIds.size,
    lastReceiptNumber: state.lastReceipt?.number ?? null,
    lastReceivedAt: state.lastReceipt?.receivedAt ?? null,
    lastContactAt,
    problem: lastProblem,
    clockSkewMs,
  });

  const listeners = new Set<() => void>();
  let lastTold = '';
  const tell = (): void => {
    const told = JSON.stringify(status());
    if (told === lastTold) return;
    lastTold = told;
    for (const listener of [...listeners]) listener();
  };

  /** Hears the hub's clock in every answer of its own, and takes half of the round trip off. */
  const timedFetch: typeof globalThis.fetch = async (input, init) => {
    const askedAtMs = monotonicMs();
    const response = await options.fetch(input, init);
    const hubTime = momentSchema.safeParse(response.headers.get(timeHeader));
    if (hubTime.success) {
      const answeredAt = now();
      lastContactAt = answeredAt.toISOString();
      clockSkewMs = Math.round(
        answeredAt.getTime() - (monotonicMs() - askedAtMs) / 2 - new Date(hubTime.data).getTime(),
      );
    }
    return response;
  };
  const clientOf = (hubUrl: string, token: string | null): HubClient =>
    connectHttp(hubContract, {
      hubUrl,
      token,
      fetch: timedFetch,
      signal: AbortSignal.any([closing.signal, joining.signal]),
      seen: () =>
        state.epoch === null || token === null
          ? null
          : `${state.epoch} ${state.seen.seq} ${state.seen.hash ?? '-'}`,
    });

  /** A first load whose body was lost (a disk that failed, a journal put back without it) is asked for again. */
  const checkFirstLoad = async (): Promise<void> => {
    if (isFirstLoadChecked || state.firstLoadDigest === null) return;
    isFirstLoadChecked = true;
    const body = await bodies.get(state.firstLoadDigest);
    if (!body.ok && body.problem.code === 'body-missing') state.cursor = null;
  };

  const runRound = async (): Promise<boolean> => {
    const { enrolment } = state;
    if (!enrolment) return true;
    const hub = clientOf(enrolment.hubUrl, enrolment.token);
    const onProgress = (next: SyncProgress): void => {
      progress = next;
      tell();
    };
    try {
      await checkFirstLoad();
      const done = await runSyncRound({ journal, bodies, hub, deviceId, enrolment, state, now, onProgress });
      lastProblem = done.ok ? null : done.problem;
    } catch {
      // A journal that can no longer be read; the journal itself tells the user why.
      lastProblem = problem('storage-failed');
    }
    progress = null;
    return lastProblem === null;
  };

  const loop = createSyncLoop({ runRound, onEnded: tell, random });

  let ownCount = state.ownById.size;
  const stopGrew = journal.onGrew(() => {
    void followJournal(journal, state).then(
      () => {
        if (state.ownById.size > ownCount) loop.wake();
        ownCount = state.ownById.size;
        tell();
      },
      () => {
        // The next round meets the same failure and reports it.
      },
    );
  });

  const enrol = async ({ hubUrl, code, deviceName }: EnrolOptions): Promise<Result<null>> => {
    const address = parseHubAddress(hubUrl);
    if (!address.ok) return address;
    const answer = await clientOf(address.value, null).enrol({ code, deviceId, deviceName, publicKey });
    if (!answer.ok) return answer;
    if (Buffer.from(answer.value.hubPublicKey, 'base64').length !== publicKeyBytes)
      return err(problem('hub-answer-not-understood', { at: 'hubPublicKey' }));
    joining.abort();
    const appended = await loop.betweenRounds(async () => {
      joining = new AbortController();
      const kept = await journal.append([
        { kind: 'enrolled', hubUrl: address.value, deviceName, at: now().toISOString(), ...answer.value },
      ]);
      if (kept.ok) await followJournal(journal, state);
      return kept;
    });
    if (!appended.ok) return appended;
    void loop.runNow();
    tell();
    return ok(null);
  };

  return {
    status,
    syncNow: async () => {
      await loop.runNow();
      return status();
    },
    onStatus: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    enrolment: () => state.enrolment,
    enrol,
    start: loop.start,
    close: async () => {
      stopGrew();
      closing.abort();
      await loop.close();
    },
  };
}
