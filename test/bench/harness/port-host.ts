/** A thread that serves a device over a MessagePort: main of the desktop window, as far as plain Node can be it. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { serveChannel } from '../../../shared/contract/message-channel';
import { openBenchDevice } from '../workload/bench-device';

const { folder } = workerData as { readonly folder: string };

parentPort?.once('message', async (port: MessagePort) => {
  const { services } = await openBenchDevice(folder);
  serveChannel(
    {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => void port.on('message', listener),
      onClose: (listener) => void port.on('close', listener),
    },
    services.handler,
  );
  parentPort?.postMessage('ready');
  port.on('close', () => void services.close());
});
