/**
 * A contract over HTTP as its caller sees it: one function per endpoint. It never throws: no connection is
 * `hub-unreachable`, a problem of the hub comes back as it is, and everything else (a login page of the network, half
 * an answer, JSON of another shape, bytes that do not match their digest) is `hub-answer-not-understood`. What was sent
 * may have arrived in each of these cases; sending again is safe.
 */
import { createHash } from 'node:crypto';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { BytesAnswer, Endpoint, HttpClientOf, HttpContract } from '../../shared/protocol/http-contract';
import {
  clockHeader,
  deviceHeader,
  digestHeader,
  failureSchema,
  seenHeader,
  signatureHeader,
} from '../../shared/protocol/hub-api';
import { protocolHeader, protocolVersion } from '../../shared/protocol/protocol-version';

export type HttpCaller = {
  readonly hubUrl: string;
  /** Null before enrolment. */
  readonly token: string | null;
  readonly fetch: typeof globalThis.fetch;
  /** Ends requests under way when the program ends. */
  readonly signal: AbortSignal;
  /** What this device knows of, as the header says it; null before the first load. */
  readonly seen: () => string | null;
  /** Version of the program and how many changes wait. */
  readonly about?: () => string;
  /** What its clock shows, how long the program runs, and from which number of its chain on. */
  readonly clock?: () => string;
};

type Answer = { readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array };

const requestLimitMs = 30_000;

const notUnderstood = (status: number): Problem => problem('hub-answer-not-understood', { status });
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The system's code of a failed connection, such as ECONNREFUSED: helps whoever looks after the network. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error instanceof Error ? error.name : '';
}

/** Who asks, and what it tells of itself; a stranger tells nothing. */
const ofDevice = ({ token, about, clock }: HttpCaller): Record<string, string> =>
  token === null
    ? {}
    : {
        authorization: `Bearer ${token}`,
        ...(about ? { [deviceHeader]: about() } : {}),
        ...(clock ? { [clockHeader]: clock() } : {}),
      };

export function headersOf(caller: HttpCaller, body: string | null = null): Record<string, string> {
  const known = caller.seen();
  return {
    [protocolHeader]: String(protocolVersion),
    ...ofDevice(caller),
    ...(known === null ? {} : { [seenHeader]: known }),
    ...(body === null ? {} : { 'content-type': 'application/json', [digestHeader]: sha256(body) }),
  };
}

const queryOf = (input: object): string => {
  const query = new URLSearchParams(Object.entries(input).map(([key, value]) => [key, String(value)]));
  return query.size === 0 ? '' : `?${query}`;
};

async function ask(caller: HttpCaller, endpoint: Endpoint, input: object): Promise<Result<Answer>> {
  const { method, path, limitMs = requestLimitMs } = endpoint;
  const body = method === 'GET' ? null : JSON.stringify(input);
  const query = method === 'GET' ? queryOf(input) : '';
  try {
    const response = await caller.fetch(`${caller.hubUrl}${path}${query}`, {
      method,
      headers: headersOf(caller, body),
      body,
      // A redirect would carry names and marks to an address nobody chose.
      redirect: 'manual',
      signal: AbortSignal.any([caller.signal, AbortSignal.timeout(limitMs)]),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return ok({ status: response.status, headers: response.headers, bytes });
  } catch (error) {
    return err(problem('hub-unreachable', { reason: reasonOf(error) }));
  }
}

/** Null when they are not what was sent. */
function readBytes(headers: Headers, bytes: Uint8Array): Result<BytesAnswer> | null {
  const digest = sha256(bytes);
  const signature = headers.get(signatureHeader);
  if (digest !== headers.get(digestHeader)) return null;
  return ok(signature === null ? { bytes, digest } : { bytes, digest, signature });
}

function readAnswer(endpoint: Endpoint, { status, headers, bytes }: Answer): Result<unknown> {
  if (status !== 200) {
    const failure = failureSchema.safeParse(parseJson(bytes));
    return err(failure.success ? failure.data.problem : notUnderstood(status));
  }
  if (endpoint.output === 'bytes') return readBytes(headers, bytes) ?? err(notUnderstood(status));
  const parsed = endpoint.output.safeParse(parseJson(bytes));
  return parsed.success ? ok(parsed.data) : err(notUnderstood(status));
}

/** The typed client of a contract. */
export function connectHttp<C extends HttpContract>(contract: C, caller: HttpCaller): HttpClientOf<C> {
  const calls = Object.entries(contract).map(([name, endpoint]) => [
    name,
    async (input: object) => {
      const answer = await ask(caller, endpoint, input);
      return answer.ok ? readAnswer(endpoint, answer.value) : answer;
    },
  ]);
  return Object.fromEntries(calls) as HttpClientOf<C>;
}
