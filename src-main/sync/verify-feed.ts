/** Is what the hub sent whole? Every change must match its hash, and the numbers must run upward from where we asked. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { SequencedChange } from '../../shared/protocol/change';
import { type PullAnswer, type SnapshotBody, snapshotBodySchema } from '../../shared/protocol/hub-api';

const inflate = promisify(inflateRaw);
const maxSnapshotBytes = 1024 * 1024 * 1024;

function isWhole(changes: readonly SequencedChange[], after: number, cursor: number): boolean {
  let previous = after;
  for (const { seq, text, hash } of changes) {
    if (seq <= previous || createHash('sha256').update(text, 'utf8').digest('hex') !== hash) return false;
    previous = seq;
  }
  return previous <= cursor;
}

/** A page of the feed, asked from `after`. A page that says there is more must bring us further. */
export function verifyPage(page: PullAnswer, after: number): Result<PullAnswer> {
  const isSound = isWhole(page.changes, after, page.cursor) && (!page.hasMore || page.cursor > after);
  return isSound ? ok(page) : err(problem('hub-answer-not-understood', { at: 'feed' }));
}

/** What a snapshot holds. */
export async function verifySnapshot(bytes: Uint8Array): Promise<Result<SnapshotBody>> {
  try {
    const text = await inflate(bytes, { maxOutputLength: maxSnapshotBytes });
    const body = snapshotBodySchema.parse(JSON.parse(text.toString('utf8')));
    if (isWhole(body.changes, 0, body.cursor)) return ok(body);
  } catch {
    // Not deflate, not JSON, not a snapshot, or far too large: the same to the user.
  }
  return err(problem('hub-answer-not-understood', { at: 'snapshot' }));
}
