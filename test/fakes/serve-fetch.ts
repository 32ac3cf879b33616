/** A contract served behind `fetch`, without a server: the same checks in the same order as over HTTP. */
import { createHash } from 'node:crypto';
import { type Problem, problem, problemCatalogue } from '../../shared/kernel/problem';
import type { Result } from '../../shared/kernel/result';
import type { BytesAnswer, Endpoint, HandlersOf, HttpContract } from '../../shared/protocol/http-contract';
import { digestHeader, signatureHeader, timeHeader } from '../../shared/protocol/hub-api';
import { protocolHeader, refuseProtocol } from '../../shared/protocol/protocol-version';

const failure = (reason: Problem): Response =>
  Response.json({ problem: reason }, { status: problemCatalogue[reason.code].status });

function readInput({ method }: Endpoint, url: URL, headers: Headers, body: string): unknown {
  if (method === 'GET') return Object.fromEntries(url.searchParams);
  if (headers.get('content-type') !== 'application/json') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** @param authenticate from the value of the authorization header */
export function serveFetch<C extends HttpContract, Caller>(
  contract: C,
  handlers: HandlersOf<C, Caller>,
  authenticate: (authorization: string | null) => Result<Caller>,
): typeof globalThis.fetch {
  const answer = async (url: URL, init: RequestInit): Promise<Response> => {
    const found = Object.entries(contract).find(
      ([, endpoint]) => endpoint.path === url.pathname && endpoint.method === (init.method ?? 'GET'),
    );
    if (!found) return failure(problem('invalid-input', { at: 'path' }));
    const [name, endpoint] = found;
    const headers = new Headers(init.headers);
    const body = String(init.body ?? '');
    const refusal = endpoint.isForEveryProtocol ? null : refuseProtocol(headers.get(protocolHeader));
    if (refusal) return failure(refusal);
    const caller = endpoint.caller === 'device' ? authenticate(headers.get('authorization')) : null;
    if (caller && !caller.ok) return failure(caller.problem);
    const digest = headers.get(digestHeader);
    if (digest !== null && createHash('sha256').update(body).digest('hex') !== digest)
      return failure(problem('hash-wrong', { at: 'body' }));
    const input = endpoint.input.safeParse(readInput(endpoint, url, headers, body));
    if (!input.success)
      return failure(problem('invalid-input', { at: input.error.issues[0]?.path.join('.') ?? '' }));
    const handle = handlers[name] as (input: unknown, caller: unknown) => Promise<Result<unknown>>;
    const answered = await handle(input.data, caller?.value ?? null);
    if (!answered.ok) return failure(answered.problem);
    if (endpoint.output !== 'bytes') return Response.json(answered.value);
    const { bytes, digest: ofBytes, signature } = answered.value as BytesAnswer;
    const signed = signature === undefined ? {} : { [signatureHeader]: signature };
    return new Response(new Uint8Array(bytes), { headers: { ...signed, [digestHeader]: ofBytes } });
  };
  return async (address, init = {}) => {
    const response = await answer(new URL(String(address)), init);
    response.headers.set(timeHeader, new Date().toISOString());
    return response;
  };
}
