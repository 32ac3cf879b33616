/**
 * Fetches a file from the hub, range after range, into a sealed file that counts only when all of it is what its digest says.
 * A range that the line breaks off is asked for again; what was there by then stays.
 */
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { composeBodyPath } from '../../shared/protocol/body-api';
import { failureSchema } from '../../shared/protocol/hub-api';
import type { BodyFiles } from '../bodies/body-files';
import { parseJson, reasonOf } from './connect-http';

export type FetchBodyParts = {
  readonly hubUrl: string;
  /** Of this device, with every request. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly bodies: Pick<BodyFiles, 'begin' | 'append' | 'finish' | 'abandon'>;
  readonly digest: string;
  readonly onFetched: (fetched: number, bytes: number) => void;
};

const rangeBytes = 1024 * 1024;
const rangeLimitMs = 60_000;
const triesPerRange = 4;

type Range = { readonly content: Uint8Array; readonly total: number };

const notUnderstood = (at: string) => err(problem('hub-answer-not-understood', { at }));

function readRange(headers: Headers, content: Uint8Array, from: number): Result<Range> {
  const [, start, end, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  const isWhole = Number(start) === from && Number(end) === from + content.length - 1;
  return isWhole && content.length > 0
    ? ok({ content, total: Number(total) })
    : notUnderstood('content-range');
}

async function askRange(
  { hubUrl, headers, fetch, signal, digest }: FetchBodyParts,
  from: number,
): Promise<Result<Range>> {
  try {
    const response = await fetch(`${hubUrl}${composeBodyPath(digest)}`, {
      headers: { ...headers(), range: `bytes=${from}-${from + rangeBytes - 1}` },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(rangeLimitMs)]),
    });
    const content = new Uint8Array(await response.arrayBuffer());
    if (response.status === 206) return readRange(response.headers, content, from);
    const failure = failureSchema.safeParse(parseJson(content));
    return failure.success
      ? err(failure.data.problem)
      : err(problem('hub-answer-not-understood', { status: response.status }));
  } catch (error) {
    return err(problem('hub-unreachable', { reason: reasonOf(error) }));
  }
}

async function askRangeAgain(parts: FetchBodyParts, from: number): Promise<Result<Range>> {
  for (let tries = 1; ; tries++) {
    const range = await askRange(parts, from);
    const isBroken = !range.ok && range.problem.code === 'hub-unreachable';
    if (!isBroken || tries === triesPerRange || parts.signal.aborted) return range;
  }
}

/** Adds what follows the first range. */
async function addRest(parts: FetchBodyParts, bodyId: string, first: Range): Promise<Result<null>> {
  const { bodies, onFetched } = parts;
  let range = first;
  for (let at = 0; ; ) {
    const added = await bodies.append(bodyId, at, range.content);
    if (!added.ok) return added;
    at += range.content.length;
    onFetched(at, first.total);
    if (at >= first.total) return ok(null);
    const next = await askRangeAgain(parts, at);
    if (!next.ok) return next;
    if (next.value.total !== first.total) return notUnderstood('content-range');
    range = next.value;
  }
}

/** @returns how long it is, when it is on the disk here */
export async function fetchBody(parts: FetchBodyParts): Promise<Result<{ readonly bytes: number }>> {
  const { bodies, digest } = parts;
  const first = await askRangeAgain(parts, 0);
  if (!first.ok) return first;
  // What was let go meanwhile is not kept, though it came.
  if (parts.signal.aborted) return err(problem('body-missing', { digest }));
  const begun = await bodies.begin(first.value.total, 'fetched');
  if (!begun.ok) return begun;
  const { bodyId } = begun.value;
  const added = await addRest(parts, bodyId, first.value);
  const finished = added.ok ? await bodies.finish(bodyId, digest) : added;
  if (!finished.ok) await bodies.abandon(bodyId);
  return finished.ok ? ok({ bytes: finished.value.bytes }) : finished;
}
