/** Reading requests and writing answers of the Node host; every answer carries the same safety headers. */
import { createReadStream } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { encodeValue, encodeWithBytes } from '../../../shared/contract/codec';
import { problemCatalogue } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
import type { RendererFile } from '../../services/renderer-files';

export const safetyHeaders: OutgoingHttpHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // The microphone is for sound as evidence; the browser asks whoever works here.
  'permissions-policy': 'camera=(), microphone=(self), geolocation=(), usb=(), serial=(), hid=()',
};

/** The path of the address, as it came: it is only ever looked up, never resolved. */
export const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/';

export function answer(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array = '',
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, { ...safetyHeaders, ...headers });
  response.end(body);
}

/** What a caller accepts that takes bytes as they are instead of as text. */
const bytesType = 'application/octet-stream';

/** As JSON; an answer with bytes in it as bytes, where the caller accepts that. */
export function answerResult(
  request: IncomingMessage,
  response: ServerResponse,
  result: Result<unknown>,
): void {
  const status = result.ok ? 200 : problemCatalogue[result.problem.code].status;
  const parts = request.headers.accept === bytesType ? encodeWithBytes(result) : null;
  if (!parts) {
    answer(response, status, encodeValue(result), { 'content-type': 'application/json; charset=utf-8' });
    return;
  }
  response.writeHead(status, { ...safetyHeaders, 'content-type': bytesType });
  for (const part of parts) response.write(part);
  response.end();
}

export function answerFile(response: ServerResponse, found: RendererFile, policy: string): void {
  const stream = createReadStream(found.file);
  stream.once('error', () => {
    if (response.headersSent) response.destroy();
    else answer(response, 404);
  });
  stream.once('open', () => {
    response.writeHead(200, {
      ...safetyHeaders,
      'content-type': found.mediaType,
      'content-security-policy': policy,
      'cache-control': found.immutable ? 'private, max-age=31536000, immutable' : 'no-cache',
    });
    stream.pipe(response);
  });
}

/** The body as text, or null when it is over the limit; the rest of it is then not read. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > limit) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
