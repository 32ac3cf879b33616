/** The hub as this page calls it: every call of the contract, checked on its way in. A call never throws. */
import { type Problem, problem, problemCatalogue } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { candidateHeader } from '../../shared/protocol/candidate-api';
import { type CandidateClient, candidateContract } from '../../shared/protocol/candidate-contract';
import type { Endpoint } from '../../shared/protocol/http-contract';

/** How long the page waits for an answer, where the contract does not say. */
const patienceMs = 30_000;

/** The problem that an answer tells, if it is one that this page knows. */
export async function readProblem(answer: Response): Promise<Problem> {
  const body: unknown = await answer.json().catch(() => null);
  const told = (body as { readonly problem?: Partial<Problem> } | null)?.problem;
  return told?.code && Object.hasOwn(problemCatalogue, told.code)
    ? problem(told.code, told.details ?? {})
    : problem('hub-unreachable');
}

function requestOf({ method, path }: Endpoint, input: unknown): Request {
  const headers = { [candidateHeader]: '1' };
  if (method === 'POST') {
    const body = JSON.stringify(input);
    return new Request(path, { method, headers: { ...headers, 'content-type': 'application/json' }, body });
  }
  const query = new URLSearchParams(input as Record<string, string>).toString();
  return new Request(query === '' ? path : `${path}?${query}`, { headers });
}

async function call(endpoint: Endpoint, input: unknown): Promise<Result<unknown>> {
  const signal = AbortSignal.timeout(endpoint.limitMs ?? patienceMs);
  try {
    const answer = await fetch(requestOf(endpoint, input), { signal, cache: 'no-store' });
    if (!answer.ok) return err(await readProblem(answer));
    const parsed =
      endpoint.output === 'bytes' ? null : endpoint.output.safeParse(await answer.json().catch(() => null));
    return parsed?.success ? ok(parsed.data) : err(problem('hub-answer-not-understood'));
  } catch {
    return err(problem('hub-unreachable'));
  }
}

export const candidateClient = Object.fromEntries(
  Object.entries(candidateContract).map(([name, endpoint]) => [
    name,
    (input: unknown) => call(endpoint, input),
  ]),
) as unknown as CandidateClient;
