/** The page's end of the projector worker: starts it, lends it the host, and follows how far the cache is. */
import { createLiveValue, type LiveValue } from '../../shared/kernel/live-value';
import type { CacheState } from '../cache/query-cache';
import type { ConnectedHost } from '../host/connect-host';
import { servePort } from '../host/port-transport';
import projectorAddress from './projector.worker?worker&url';
import type { FromProjector, ToProjector } from './projector-messages';
import { startWorker } from './start-worker';

/** Where the browser remembers of which journal it had a view: an id, nothing else. */
const builtForKey = 'vakproef-cache-of';

export type RunningProjector = {
  readonly databaseName: string;
  readonly state: LiveValue<CacheState>;
  /** Builds the cache anew; resolves when it is whole again. */
  readonly rebuild: () => Promise<void>;
};

/** Starts the projector; resolves as soon as the database is open, while the cache may still be catching up. */
export async function startProjector(
  { transport, access }: Omit<ConnectedHost, 'clients'>,
  key: CryptoKey,
): Promise<RunningProjector> {
  const state = createLiveValue<CacheState>({ phase: 'opening', position: 0, journalPosition: 0 });
  const worker = startWorker(projectorAddress);
  const { port1, port2 } = new MessageChannel();
  servePort(port1, transport);
  const tell = (message: ToProjector, transfer: Transferable[] = []): void =>
    worker.postMessage(message, transfer);

  const waitingForBuild: (() => void)[] = [];
  const databaseName = await new Promise<string>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<FromProjector>) => {
      if (data.type === 'opened') resolve(data.databaseName);
      else if (data.type === 'state') {
        state.set(data.state);
        if (data.state.phase === 'failed') reject(new Error('the cache cannot be opened'));
      } else {
        localStorage.setItem(builtForKey, data.journalId);
        for (const done of waitingForBuild.splice(0)) done();
      }
    });
    worker.addEventListener('error', () => {
      state.set({ phase: 'failed', position: 0, journalPosition: 0 });
      reject(new Error('the projector worker does not run'));
    });
    const builtFor = localStorage.getItem(builtForKey);
    if (access) {
      tell({ type: 'token', token: access.tokenNow() });
      access.state.subscribe(() => tell({ type: 'token', token: access.tokenNow() }));
    }
    tell({ type: 'start', key, port: port2, isForWorkers: access !== null, builtFor }, [port2]);
  });

  const rebuild = (): Promise<void> =>
    new Promise((resolve) => {
      waitingForBuild.push(resolve);
      if (waitingForBuild.length === 1) tell({ type: 'rebuild' });
    });
  return { databaseName, state, rebuild };
}
