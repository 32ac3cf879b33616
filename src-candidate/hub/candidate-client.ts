/**
 * The hub as this page calls it. A call never throws. Answers are taken as they come: the hub that gave them gave this page, too,
 * and its own tests hold it to the contract; a phone is spared the checks.
 */
import { type Problem, type ProblemCode, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { CandidateClient } from '../../shared/protocol/candidate-contract';
import {
  candidateCalls,
  candidateHeader,
  candidatePersonHeader,
} from '../../shared/protocol/candidate-paths';

type Call = {
  readonly method: string;
  readonly path: string;
  readonly limitMs?: number;
};

/** How long the page waits for an answer, where the contract does not say. */
const patienceMs = 30_000;

/** What every request says. @param participantId whom the page shows; null: nobody yet */
export const headersOf = (participantId: string | null): Readonly<Record<string, string>> => ({
  [candidateHeader]: '1',
  ...(participantId !== null && { [candidatePersonHeader]: participantId }),
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The problem that an answer tells; a code that this page has no words for is said in general words. */
export async function readProblem(answer: Response): Promise<Problem> {
  const body: unknown = await answer.json().catch(() => null);
  const told = isRecord(body) && isRecord(body.problem) ? body.problem : null;
  if (typeof told?.code !== 'string') return problem('hub-unreachable');
  const details = isRecord(told.details) ? (told.details as Problem['details']) : {};
  return problem(told.code as ProblemCode, details);
}

function requestOf({ method, path }: Call, input: unknown, participantId: string | null): Request {
  const headers = headersOf(participantId);
  if (method === 'POST') {
    const body = JSON.stringify(input);
    return new Request(path, { method, headers: { ...headers, 'content-type': 'application/json' }, body });
  }
  const query = new URLSearchParams(input as Record<string, string>).toString();
  return new Request(query === '' ? path : `${path}?${query}`, { headers });
}

async function call(asked: Call, input: unknown, participantId: string | null): Promise<Result<unknown>> {
  const signal = AbortSignal.timeout(asked.limitMs ?? patienceMs);
  try {
    const answer = await fetch(requestOf(asked, input, participantId), { signal, cache: 'no-store' });
    if (!answer.ok) return err(await readProblem(answer));
    const body: unknown = await answer.json().catch(() => null);
    return isRecord(body) ? ok(body) : err(problem('hub-answer-not-understood'));
  } catch {
    return err(problem('hub-unreachable'));
  }
}

/** @param participantId whom the page shows: what it asks is never answered for somebody else */
export const createCandidateClient = (participantId: string | null): CandidateClient =>
  Object.fromEntries(
    Object.entries(candidateCalls).map(([name, asked]) => [
      name,
      (input: unknown) => call(asked, input, participantId),
    ]),
  ) as unknown as CandidateClient;
