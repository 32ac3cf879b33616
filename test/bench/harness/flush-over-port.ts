/** Flushes frames in another thread, asked over a MessagePort: no check, no signature, no seal. */
import { once } from 'node:events';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';

export async function openFlushThread(file: string) {
  const thread = new Worker(join(import.meta.dirname, 'flush-thread.js'), { workerData: { file } });
  const { port1, port2 } = new MessageChannel();
  thread.postMessage(port2, [port2]);
  await once(thread, 'message');
  return {
    /** Resolves when the frame is on the disk. */
    flush: async (frame: Uint8Array): Promise<void> => {
      const answer = once(port1, 'message');
      port1.postMessage(frame);
      await answer;
    },
    close: async () => {
      port1.close();
      await thread.terminate();
    },
  };
}
