/**
 * Argon2id with the least that OWASP asks (19 MiB, two passes), in a thread of its own: it takes a tenth of a second or
 * more, and no mark waits for it. The library is one file with its WebAssembly inside; the thread is made of its text, so
 * that both hosts run it from whatever they were packed into.
 */
import { Worker } from 'node:worker_threads';
import argon2 from 'hash-wasm/dist/argon2.umd.min.js?raw';

const ask = `
const { parentPort, workerData } = require('node:worker_threads');
module.exports
  .argon2id({ ...workerData, parallelism: 1, iterations: 2, memorySize: 19456, outputType: 'binary' })
  .then((bytes) => parentPort.postMessage(bytes));
`;

const stretchedBytes = 32;

/** 32 bytes of a PIN and its salt. Rejects when the system gives no thread or no memory. */
export const stretchWithArgon = (password: string, salt: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(`${argon2}\n;${ask}`, {
      eval: true,
      workerData: { password, salt, hashLength: stretchedBytes },
    });
    worker.once('message', (bytes: Uint8Array) => {
      resolve(bytes);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended without an answer')));
  });
