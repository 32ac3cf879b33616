/**
 * Opens desks of imports in workers. Whatever happens to a worker, who asks gets an answer: one that dies, for want of
 * memory or by a bug, is a problem like any other.
 */
import { connect } from '../../shared/contract/contract';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import { portTransport } from '../host/port-transport';
import { deskContract } from '../import-desk/desk-contract';
import type { OpenDesk } from '../import-desk/open-desk';
import type { FromDesk, ToDesk } from './desk-messages';
import importAddress from './import.worker?worker&url';
import { startWorker } from './start-worker';

/** Where the view lies, with which key, and how it is built anew. */
type View = {
  readonly databaseName: string;
  readonly key: CryptoKey;
  readonly rebuild: () => Promise<void>;
};

/** Opens a desk over this view each time it is called. */
export const openDeskOver =
  ({ databaseName, key, rebuild }: View): OpenDesk =>
  () => {
    const worker = startWorker(importAddress);
    const { port1, port2 } = new MessageChannel();
    const tell = (message: ToDesk, transfer: Transferable[] = []): void =>
      worker.postMessage(message, transfer);
    const died = new Promise<Result<never>>((resolve) => {
      const say = () => resolve(err(problem('internal', { logId: 'import-worker' })));
      worker.addEventListener('error', say);
      worker.addEventListener('messageerror', say);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<FromDesk>) => {
      if (data.type === 'rebuild') void rebuild().then(() => tell({ type: 'rebuilt' }));
    });
    tell({ type: 'start', databaseName, key, port: port2 }, [port2]);
    const client = connect(deskContract, portTransport(port1));
    return {
      read: (input) => Promise.race([client.read(input), died]),
      take: (input) => Promise.race([client.take(input), died]),
      check: (input) => Promise.race([client.check(input), died]),
      codeItems: (input) => Promise.race([client.codeItems(input), died]),
      exchangeItems: (input) => Promise.race([client.exchangeItems(input), died]),
      guesses: (input) => Promise.race([client.guesses(input), died]),
      compare: (input) => Promise.race([client.compare(input), died]),
      edition: (input) => Promise.race([client.edition(input), died]),
      compose: (input) => Promise.race([client.compose(input), died]),
      nextPiece: (input) => Promise.race([client.nextPiece(input), died]),
      written: (input) => Promise.race([client.written(input), died]),
      end: () => {
        port1.close();
        worker.terminate();
      },
    };
  };
