/**
 * The hub as a device sees it: one function per route. It never throws: no connection is `hub-unreachable`, a problem
 * of the hub comes back as it is, and everything else (a login page of the network, half an answer, JSON of another
 * shape) is `hub-answer-not-understood`. What was sent may have arrived in each of these cases; sending again is safe.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { SignedChange } from '../../shared/protocol/change';
import {
  digestHeader,
  type EnrolAnswer,
  type EnrolRequest,
  enrolAnswerSchema,
  type PullAnswer,
  type PushAnswer,
  problemSchema,
  pullAnswerSchema,
  pushAnswerSchema,
  seenHeader,
} from '../../shared/protocol/hub-api';
import { protocolHeader, protocolVersion } from '../../shared/protocol/protocol-version';

export type HubClient = {
  readonly enrol: (request: EnrolRequest) => Promise<Result<EnrolAnswer>>;
  readonly push: (changes: readonly SignedChange[]) => Promise<Result<PushAnswer>>;
  readonly pull: (after: number, limit: number) => Promise<Result<PullAnswer>>;
  /** The bytes as they came; their digest was checked. */
  readonly snapshot: () => Promise<Result<Uint8Array>>;
};

export type HubClientOptions = {
  readonly hubUrl: string;
  /** Null before enrolment. */
  readonly token: string | null;
  readonly fetch: typeof globalThis.fetch;
  /** Ends requests under way when the program ends. */
  readonly signal: AbortSignal;
  /** What this device knows of, as the header says it; null before the first load. */
  readonly seen: () => string | null;
};

const requestLimitMs = 30_000;
/** A first load may be large and the line slow. */
const snapshotLimitMs = 300_000;

const failureSchema = z.object({ problem: problemSchema });

const notUnderstood = (status: number): Problem => problem('hub-answer-not-understood', { status });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The system's code of a failed connection, such as ECONNREFUSED: helps whoever looks after the network. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error instanceof Error ? error.name : '';
}

type Call = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly limitMs?: number;
};
type Answer = { readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array };

/** Creates the client of one hub. */
export function createHubClient(options: HubClientOptions): HubClient {
  const headersOf = (body: string | null): Record<string, string> => {
    const seen = options.seen();
    return {
      [protocolHeader]: String(protocolVersion),
      ...(options.token === null ? {} : { authorization: `Bearer ${options.token}` }),
      ...(seen === null ? {} : { [seenHeader]: seen }),
      ...(body === null
        ? {}
        : {
            'content-type': 'application/json',
            [digestHeader]: createHash('sha256').update(body).digest('hex'),
          }),
    };
  };

  const ask = async ({ method, path, body, limitMs = requestLimitMs }: Call): Promise<Result<Answer>> => {
    const text = body === undefined ? null : JSON.stringify(body);
    try {
      const response = await options.fetch(`${options.hubUrl}${path}`, {
        method,
        headers: headersOf(text),
        body: text,
        // A redirect would carry names and marks to an address nobody chose.
        redirect: 'manual',
        signal: AbortSignal.any([options.signal, AbortSignal.timeout(limitMs)]),
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      return ok({ status: response.status, headers: response.headers, bytes });
    } catch (error) {
      return err(problem('hub-unreachable', { reason: reasonOf(error) }));
    }
  };

  const failureOf = ({ status, bytes }: Answer): Problem => {
    const parsed = failureSchema.safeParse(parseJson(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.data.problem : notUnderstood(status);
  };

  const askJson = async <T>(call: Call, schema: z.ZodType<T>): Promise<Result<T>> => {
    const answer = await ask(call);
    if (!answer.ok) return answer;
    const { status, bytes } = answer.value;
    if (status !== 200) return err(failureOf(answer.value));
    const parsed = schema.safeParse(parseJson(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? ok(parsed.data) : err(notUnderstood(status));
  };

  return {
    enrol: (request) => askJson({ method: 'POST', path: '/v1/devices', body: request }, enrolAnswerSchema),
    push: (changes) => askJson({ method: 'POST', path: '/v1/changes', body: { changes } }, pushAnswerSchema),
    pull: (after, limit) =>
      askJson({ method: 'GET', path: `/v1/changes?after=${after}&limit=${limit}` }, pullAnswerSchema),
    snapshot: async () => {
      const answer = await ask({ method: 'GET', path: '/v1/snapshot', limitMs: snapshotLimitMs });
      if (!answer.ok) return answer;
      const { status, headers, bytes } = answer.value;
      if (status !== 200) return err(failureOf(answer.value));
      const digest = createHash('sha256').update(bytes).digest('hex');
      return digest === headers.get(digestHeader) ? ok(bytes) : err(notUnderstood(status));
    },
  };
}
