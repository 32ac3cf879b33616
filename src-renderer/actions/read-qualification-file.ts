/**
 * Reads a file to import in a worker of its own, which ends with it. Whatever happens to the worker, the caller
 * gets an answer: a worker that dies, for want of memory or by a bug, is a problem like any other.
 */
import { connect } from '../../shared/contract/contract';
import type { ImportReadout } from '../../shared/domain/exchanged-qualification';
import { sbbMaxBytes } from '../../shared/formats/sbb-xml';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import { portTransport } from '../host/port-transport';
import importAddress from '../workers/import.worker?worker&url';
import { importContract } from '../workers/import-contract';
import { startWorker } from '../workers/start-worker';
import type { ActionDeps } from './action';

type FileToRead = {
  /** Crosses without its bytes; the worker reads them. */
  readonly file: Blob;
  /** With its ending. */
  readonly name?: string;
  /** Where a CASE package has its qualifications; absent: as it is best understood. */
  readonly level?: number | undefined;
};

/** What the file holds. A file that is too large is refused before anything of it is read. */
export async function readQualificationFile(
  _deps: ActionDeps,
  { file, name = '', level }: FileToRead,
): Promise<Result<ImportReadout>> {
  if (file.size > sbbMaxBytes)
    return err(problem('file-too-large', { bytes: file.size, maxBytes: sbbMaxBytes }));
  const worker = startWorker(importAddress);
  const channel = new MessageChannel();
  const died = new Promise<Result<ImportReadout>>((resolve) => {
    const tell = () => resolve(err(problem('internal', { logId: 'import-worker' })));
    worker.addEventListener('error', tell);
    worker.addEventListener('messageerror', tell);
  });
  try {
    worker.postMessage(channel.port2, [channel.port2]);
    return await Promise.race([
      connect(importContract, portTransport(channel.port1)).read({ file, name, level }),
      died,
    ]);
  } finally {
    channel.port1.close();
    worker.terminate();
  }
}
