/**
 * Carries the requests of tus-js-client by the very `fetch` of everything else that goes to the hub: the same walls, the
 * same proxy, the same listening to its clock. Where a request goes is not taken from an answer: the token goes to the hub
 * that this device joined and nowhere else.
 */
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

export type TusFetch = {
  readonly fetch: typeof globalThis.fetch;
  /** Of this device, as they are at that moment. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Where uploads are made, and where this one goes on. */
  readonly endpoint: string;
  readonly uploadUrl: string;
  /** Ends requests under way. */
  readonly signal: AbortSignal;
  /** How long one request may take, in milliseconds. */
  readonly limitMs: number;
};

/** What tus hands over is bytes or nothing, by its own types anything. */
const bodyOf = (body: unknown): Uint8Array<ArrayBuffer> | null =>
  body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : null;

async function readAnswer(response: Response): Promise<HttpResponse> {
  const text = await response.text();
  return {
    getStatus: () => response.status,
    getHeader: (name) => response.headers.get(name) ?? undefined,
    getBody: () => text,
    getUnderlyingObject: () => response,
  };
}

function createRequest(parts: TusFetch, method: string): HttpRequest {
  const url = method === 'POST' ? parts.endpoint : parts.uploadUrl;
  const headers: Record<string, string> = {};
  const stop = new AbortController();
  let onProgress: (sent: number) => void = () => undefined;
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => {
      headers[name] = value;
    },
    getHeader: (name) => headers[name],
    setProgressHandler: (handler) => {
      onProgress = handler;
    },
    send: async (sent: unknown) => {
      const body = bodyOf(sent);
      const response = await parts.fetch(url, {
        method,
        headers: { ...parts.headers(), ...headers },
        body,
        // A redirect would carry the file and the token to an address nobody chose.
        redirect: 'manual',
        signal: AbortSignal.any([parts.signal, stop.signal, AbortSignal.timeout(parts.limitMs)]),
      });
      if (body) onProgress(body.length);
      return readAnswer(response);
    },
    abort: async () => stop.abort(),
    getUnderlyingObject: () => null,
  };
}

export const tusOverFetch = (parts: TusFetch): HttpStack => ({
  createRequest: (method) => createRequest(parts, method),
  getName: () => 'fetch',
});
