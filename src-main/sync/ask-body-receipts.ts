/** Asks the hub which files it holds, and writes its signed word down. Nothing else ends the waiting of a file (Y26, Y27). */

import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import { type BodyReceiptList, bodyReceiptListSchema } from '../../shared/protocol/body-api';
import type { HubClient } from '../../shared/protocol/hub-contract';
import type { HubWord } from '../../shared/protocol/hub-word';
import { isKept, type JournalEntry } from '../../shared/protocol/journal-entry';
import type { NamedFile } from '../../shared/protocol/named-files';
import type { Follower } from '../follow/follower';
import type { Enrolment } from '../follow/hub-place';
import type { Journal } from '../journal/journal';

export type AskReceiptsParts = {
  readonly journal: Pick<Journal, 'append'>;
  readonly follower: Pick<Follower, 'identity' | 'hub' | 'catchUp'>;
  readonly hub: Pick<HubClient, 'bodyReceipts'>;
  readonly enrolment: Enrolment;
};

/** Most digests that are asked at once. */
const mostAsked = 500;

function readList(text: string): BodyReceiptList | null {
  try {
    return bodyReceiptListSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The hub's word, when it is about these files and this device. */
function verify(
  word: HubWord,
  { enrolment, follower }: Pick<AskReceiptsParts, 'enrolment' | 'follower'>,
  asked: readonly NamedFile[],
): Result<BodyReceiptList> {
  const wrong = (at: string) => err(problem('hub-answer-not-understood', { at }));
  if (!isSignedBy(publicKeyOf(enrolment.hubPublicKey), Buffer.from(word.text, 'utf8'), word.signature))
    return wrong('signature');
  const list = readList(word.text);
  if (!list) return wrong('bodyReceipts');
  if (list.hubId !== enrolment.hubId || list.deviceId !== follower.identity().deviceId)
    return wrong('address');
  const bytesOf = new Map(asked.map(({ digest, bytes }) => [digest, bytes]));
  const isAsked =
    list.bodies.every(({ digest, bytes }) => bytesOf.get(digest) === bytes) &&
    list.erased.every((digest) => bytesOf.has(digest));
  return isAsked ? ok(list) : wrong('bodies');
}

type Answered = { readonly word: HubWord; readonly list: BodyReceiptList };

async function askList(
  parts: Pick<AskReceiptsParts, 'follower' | 'hub' | 'enrolment'>,
  asked: readonly NamedFile[],
): Promise<Result<Answered>> {
  const answer = await parts.hub.bodyReceipts({ digests: asked.map(({ digest }) => digest) });
  if (!answer.ok) return answer;
  const list = verify(answer.value, parts, asked);
  return list.ok ? ok({ word: answer.value, list: list.value }) : list;
}

/** @returns the digests of which nothing waits any more: the hub holds them, or nobody wants them */
async function askSome(
  parts: AskReceiptsParts,
  asked: readonly NamedFile[],
): Promise<Result<readonly string[]>> {
  const { journal, follower, enrolment } = parts;
  const answer = await askList(parts, asked);
  if (!answer.ok) return answer;
  const { word, list } = answer.value;
  const { epoch, durability, bodies, erased } = list;
  const digests = [...bodies.map(({ digest }) => digest), ...erased];
  // Of another life of the hub, or after joining anew: the next round learns of that, and asks again.
  const place = follower.hub();
  const isHere = place.epoch === epoch && place.enrolment?.organisationId === enrolment.organisationId;
  if (!isHere || !isKept({ durability }) || digests.length === 0) return ok([]);
  const entry: JournalEntry = { kind: 'body-receipts', epoch, durability, digests, ...word };
  const appended = await journal.append([entry]);
  if (!appended.ok) return appended;
  await follower.catchUp();
  return ok(digests);
}

/** As above, of however many. */
export async function askBodyReceipts(
  parts: AskReceiptsParts,
  asked: readonly NamedFile[],
): Promise<Result<ReadonlySet<string>>> {
  const settled = new Set<string>();
  for (let from = 0; from < asked.length; from += mostAsked) {
    const some = await askSome(parts, asked.slice(from, from + mostAsked));
    if (!some.ok) return some;
    for (const digest of some.value) settled.add(digest);
  }
  return ok(settled);
}

/** Of what lies here, those that the hub lacks, as far as it says so; nothing is written down, for nothing waits for them. */
export async function askWhatLacks(
  parts: Pick<AskReceiptsParts, 'follower' | 'hub' | 'enrolment'>,
  held: readonly NamedFile[],
): Promise<Result<readonly NamedFile[]>> {
  const lacking: NamedFile[] = [];
  for (let from = 0; from < held.length; from += mostAsked) {
    const some = held.slice(from, from + mostAsked);
    const answer = await askList(parts, some);
    if (!answer.ok) return answer;
    const missing = new Set(answer.value.list.missing);
    lacking.push(...some.filter(({ digest }) => missing.has(digest)));
  }
  return ok(lacking);
}
