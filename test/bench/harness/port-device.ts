/** Clients of a device that lives in another thread, over the product's own message channel. */
import { once } from 'node:events';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { connect } from '../../../shared/contract/contract';
import { journalContract } from '../../../shared/contract/journal-contract';
import { channelTransport } from '../../../shared/contract/message-channel';

export async function openPortDevice(folder: string) {
  const worker = new Worker(join(import.meta.dirname, 'port-host.js'), { workerData: { folder } });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(port2, [port2]);
  await once(worker, 'message');
  const transport = channelTransport({
    post: (message) => port1.postMessage(message),
    onMessage: (listener) => void port1.on('message', listener),
    onClose: (listener) => void port1.on('close', listener),
  });
  return {
    journal: connect(journalContract, transport),
    close: async () => {
      const ended = once(worker, 'exit');
      port1.close();
      await ended;
    },
  };
}
