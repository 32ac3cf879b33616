/**
 * A hub that says to hold less than this device knows of was probably put back to an older state. This device proves it
 * by the hub's own signed word, which stands in its journal. Where it has none, it takes the hub as it is and loads
 * everything anew for itself; another device will have the proof.
 */
import type { HubClient } from '../../shared/protocol/hub-contract';
import { composePageWord, type HubWord } from '../../shared/protocol/hub-word';
import type { PositionedEntry } from '../../shared/protocol/journal-entry';
import type { Follower } from '../follow/follower';
import type { Enrolment } from '../follow/hub-place';
import type { Journal } from '../journal/journal';

export type ProofParts = {
  readonly journal: Pick<Journal, 'read' | 'head'>;
  readonly follower: Pick<Follower, 'hub'>;
  readonly hub: Pick<HubClient, 'putBack'>;
  readonly enrolment: Enrolment;
};

const pageSize = 200;

/** The hub's word in this entry, in that epoch, with the highest number it tells. */
export function wordOf(
  { entry }: PositionedEntry,
  { hubId }: Pick<Enrolment, 'hubId'>,
): { readonly word: HubWord; readonly epoch: string; readonly highest: number } | null {
  if (entry.kind === 'receipts') {
    const { text, signature, epoch, receipts } = entry;
    return { word: { text, signature }, epoch, highest: Math.max(0, ...receipts.map(({ seq }) => seq)) };
  }
  if (entry.kind !== 'pulled' || entry.signature === undefined) return null;
  const { epoch, changes, signature } = entry;
  const word = { text: composePageWord(hubId, epoch, changes), signature };
  return { word, epoch, highest: changes.at(-1)?.seq ?? 0 };
}

/** The words of the epoch this device is in, that tell its highest numbers: by page, and by receipt. */
async function findWords({ journal, follower, enrolment }: ProofParts): Promise<readonly HubWord[]> {
  const { epoch } = follower.hub();
  const best = new Map<string, { readonly word: HubWord; readonly highest: number }>();
  for (let end = journal.head().position; end > 0; end -= pageSize) {
    const from = Math.max(1, end - pageSize + 1);
    for (const positioned of await journal.read(from, end - from + 1)) {
      const found = wordOf(positioned, enrolment);
      const { kind } = positioned.entry;
      if (found?.epoch === epoch && found.highest > (best.get(kind)?.highest ?? 0)) best.set(kind, found);
    }
  }
  return [...best.values()].sort((a, b) => b.highest - a.highest).map(({ word }) => word);
}

/** True when the hub saw it and began a new epoch. */
export async function provePutBack(parts: ProofParts): Promise<boolean> {
  for (const word of await findWords(parts)) {
    const answer = await parts.hub.putBack(word);
    if (answer.ok && answer.value.epoch !== parts.follower.hub().epoch) return true;
  }
  return false;
}
