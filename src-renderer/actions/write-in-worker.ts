/** Writes qualifications as a file in a worker of its own, which ends with it. Whatever happens to it, the caller gets an answer. */
import { connect } from '../../shared/contract/contract';
import type { QualificationFile } from '../../shared/formats/write-qualification-file';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import { portTransport } from '../host/port-transport';
import exportAddress from '../workers/export.worker?worker&url';
import { exportContract } from '../workers/export-contract';
import { startWorker } from '../workers/start-worker';

/** `name` is blank for a ZIP: whoever asked for many knows what to call them. */
export type WrittenFile = {
  readonly name: string;
  readonly isZip: boolean;
  readonly bytes: Uint8Array;
  /** Parts of which the file does not hold everything. */
  readonly tooLong: number;
};

/** @param files asked for one after another, so that no more than one crosses at a time */
export async function writeInWorker(files: AsyncIterable<QualificationFile>): Promise<Result<WrittenFile>> {
  const worker = startWorker(exportAddress);
  const channel = new MessageChannel();
  const died = new Promise<Result<never>>((resolve) => {
    const tell = () => resolve(err(problem('internal', { logId: 'export-worker' })));
    worker.addEventListener('error', tell);
    worker.addEventListener('messageerror', tell);
  });
  try {
    worker.postMessage(channel.port2, [channel.port2]);
    const client = connect(exportContract, portTransport(channel.port1));
    // Each is answered before the next one is opened.
    for await (const file of files) {
      const added = await Promise.race([client.add(file), died]);
      if (!added.ok) return added;
    }
    return await Promise.race([client.finish({}), died]);
  } finally {
    channel.port1.close();
    worker.terminate();
  }
}
