/** Is what the hub sent whole? Every change must match its hash, and the numbers must run upward from where we asked. */
import { createHash } from 'node:crypto';
import { problem } from '../../shared/kernel/problem';
import { restBetween } from '../../shared/kernel/rest-between';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import { firstLoadPorts } from '../../shared/node/first-load-ports';
import type { SequencedChange } from '../../shared/protocol/change';
import { type FirstLoad, openFirstLoad } from '../../shared/protocol/first-load';
import type { BytesAnswer } from '../../shared/protocol/http-contract';
import type { PullAnswer } from '../../shared/protocol/hub-api';
import { composeLoadWord, composePageWord } from '../../shared/protocol/hub-word';
import type { Enrolment } from '../follow/hub-place';

/** Short beside what a mark takes. */
const sliceMs = 5;

/** Numbers may begin before the cursor: what is older comes with what became this device's (H43). */
function isWhole(changes: readonly SequencedChange[], cursor: number): boolean {
  let previous = 0;
  for (const { seq, text, hash } of changes) {
    if (seq <= previous || createHash('sha256').update(text, 'utf8').digest('hex') !== hash) return false;
    previous = seq;
  }
  return previous <= cursor;
}

/** A page of the feed, asked from `after`. A page that says there is more must bring us further. */
export function verifyPage(page: PullAnswer, after: number): Result<PullAnswer> {
  const isSound =
    isWhole(page.changes, page.cursor) && page.cursor >= after && (!page.hasMore || page.cursor > after);
  return isSound ? ok(page) : err(problem('hub-answer-not-understood', { at: 'feed' }));
}

/** Whether the hub's signature is under a page. One that says nothing has none. */
export function isSignedPage(
  { epoch, changes, mustLoad, signature }: PullAnswer,
  { hubId, hubPublicKey }: { readonly hubId: string; readonly hubPublicKey: string },
): boolean {
  if (signature === undefined) return changes.length === 0 && !mustLoad;
  const text = Buffer.from(composePageWord(hubId, epoch, changes, mustLoad), 'utf8');
  return isSignedBy(publicKeyOf(hubPublicKey), text, signature);
}

/** Y8: a first load under the hub's word, of which every block was opened and every change held to its hash. */
export async function verifyFirstLoad(
  { bytes, digest, signature }: BytesAnswer,
  { hubId, hubPublicKey, organisationId }: Pick<Enrolment, 'hubId' | 'hubPublicKey' | 'organisationId'>,
  world: Pick<World, 'monotonicMs' | 'pause'>,
): Promise<Result<FirstLoad>> {
  const wrong = err(problem('hub-answer-not-understood', { at: 'first-load' }));
  const word = Buffer.from(composeLoadWord(hubId, organisationId, digest), 'utf8');
  if (signature === undefined || !isSignedBy(publicKeyOf(hubPublicKey), word, signature)) return wrong;
  const load = await openFirstLoad(bytes, firstLoadPorts);
  if (!load) return wrong;
  const rest = restBetween(world, sliceMs);
  for (const block of load.blocks) {
    if (!(await load.read(block))) return wrong;
    await rest();
  }
  return ok(load);
}
