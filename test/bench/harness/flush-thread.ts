/** A thread that flushes what comes over a port, and says so: what any program pays for a mark that another thread keeps. */
import { fdatasync, openSync, writeSync } from 'node:fs';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

const { file } = workerData as { readonly file: string };

parentPort?.once('message', (port: MessagePort) => {
  const descriptor = openSync(file, 'w');
  let at = 0;
  port.on('message', (frame: Uint8Array) => {
    at += writeSync(descriptor, frame, 0, frame.length, at);
    fdatasync(descriptor, (error) => port.postMessage(error === null));
  });
  parentPort?.postMessage('ready');
});
