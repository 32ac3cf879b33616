/**
 * Sends one file to the hub, by the open protocol tus: it goes on where the hub has come, whatever ended before, a line,
 * this program or the hub. That all of it arrived is no receipt (`ask-body-receipts`).
 */

import { DetailedError, Upload, type UploadOptions } from 'tus-js-client';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import {
  bodyUploadsPath,
  composeUploadPath,
  maxUploadChunkBytes,
  uploadDigestKey,
} from '../../shared/protocol/body-api';
import { failureSchema } from '../../shared/protocol/hub-api';
import type { NamedFile } from '../../shared/protocol/named-files';
import type { BodyFiles } from '../bodies/body-files';
import { parseJson, reasonOf } from './connect-http';
import { tusOverFetch } from './tus-over-fetch';

export type SendBodyParts = {
  readonly hubUrl: string;
  /** Of this device, with every request. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly bodies: Pick<BodyFiles, 'read'>;
  readonly file: NamedFile;
  /** How large the next piece may be, in bytes. */
  readonly pieceBytes: () => number;
  /** A piece of so many bytes arrived: how far it is now. False: stop here, and go on another time. */
  readonly onPiece: (arrived: number, length: number) => boolean;
};

/** A piece of this many seconds' worth is long done by then. */
const pieceLimitMs = 120_000;

/** Why a piece could not be read here: tus takes errors only. */
class UnreadBody extends Error {
  readonly why: Problem;

  constructor(why: Problem) {
    super(why.code);
    this.why = why;
  }
}

/** Reads a file as it is asked for. tus wants to know of each piece how long it is, as `size`. */
const readerOf = (
  bodies: SendBodyParts['bodies'],
  { digest, bytes }: NamedFile,
): NonNullable<UploadOptions['fileReader']> => ({
  openFile: async () => ({
    size: bytes,
    slice: async (start, end) => {
      const read = await bodies.read(digest, start, end - start);
      if (!read.ok) throw new UnreadBody(read.problem);
      const value = Object.assign(read.value, { size: read.value.length });
      return { value, done: end >= bytes };
    },
    close: () => undefined,
  }),
});

function problemOf(error: Error): Problem {
  const cause = error instanceof DetailedError ? error.causingError : error;
  if (cause instanceof UnreadBody) return cause.why;
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return problem('hub-unreachable', { reason: reasonOf(cause) });
  const status = response.getStatus();
  const failure = failureSchema.safeParse(parseJson(Buffer.from(response.getBody())));
  if (failure.success) return failure.data.problem;
  // Somebody else, or an earlier try of ours, has it in hand.
  if (status === 409 || status === 423) return problem('hub-busy');
  return problem('hub-answer-not-understood', { status });
}

/** @returns `sent`: the hub says that it has every byte; `stopped`: it was told to stop */
export function sendBody(parts: SendBodyParts): Promise<Result<'sent' | 'stopped'>> {
  const { hubUrl, file, fetch, headers, signal } = parts;
  const endpoint = `${hubUrl}${bodyUploadsPath}`;
  const uploadUrl = `${hubUrl}${composeUploadPath(file.digest)}`;
  const pieceBytes = (): number => Math.min(parts.pieceBytes(), maxUploadChunkBytes);
  return new Promise((resolve) => {
    // What is sent is read by our own reader; this stands for it only.
    const upload = new Upload(Buffer.alloc(0), {
      endpoint,
      uploadUrl,
      uploadSize: file.bytes,
      metadata: { [uploadDigestKey]: file.digest },
      chunkSize: pieceBytes(),
      // The loop of sending has the patience, and knows what else waits.
      retryDelays: null,
      storeFingerprintForResuming: false,
      fileReader: readerOf(parts.bodies, file),
      httpStack: tusOverFetch({ fetch, headers, endpoint, uploadUrl, signal, limitMs: pieceLimitMs }),
      onChunkComplete: (length, arrived) => {
        const mayGoOn = parts.onPiece(arrived, length);
        upload.options.chunkSize = pieceBytes();
        if (mayGoOn || arrived === file.bytes) return;
        void upload.abort();
        resolve(ok('stopped'));
      },
      onSuccess: () => resolve(ok('sent')),
      onError: (error) => resolve(err(problemOf(error))),
    });
    upload.start();
  });
}
