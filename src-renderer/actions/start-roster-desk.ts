/** Starts the worker at which a roster is read and decided upon. Whatever happens to it, whoever asks gets an answer. */
import { type ClientOf, connect } from '../../shared/contract/contract';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import { portTransport } from '../host/port-transport';
import rosterAddress from '../workers/roster.worker?worker&url';
import { rosterContract } from '../workers/roster-contract';
import { startWorker } from '../workers/start-worker';

export type RosterDesk = {
  /** Asks the desk; a worker that died is a problem like any other. */
  readonly ask: <T>(
    question: (client: ClientOf<typeof rosterContract>) => Promise<Result<T>>,
  ) => Promise<Result<T>>;
  /** What it holds is gone with it. */
  readonly close: () => void;
};

export function startRosterDesk(): RosterDesk {
  const worker = startWorker(rosterAddress);
  const channel = new MessageChannel();
  const died = new Promise<Result<never>>((resolve) => {
    const tell = () => resolve(err(problem('internal', { logId: 'roster-worker' })));
    worker.addEventListener('error', tell);
    worker.addEventListener('messageerror', tell);
  });
  worker.postMessage(channel.port2, [channel.port2]);
  const client = connect(rosterContract, portTransport(channel.port1));
  return {
    ask: (question) => Promise.race([question(client), died]),
    close: () => {
      channel.port1.close();
      worker.terminate();
    },
  };
}
