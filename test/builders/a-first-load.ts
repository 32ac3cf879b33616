/** First loads as a hub sends them, of changes that are numbered here. */
import { deflateRawSync } from 'node:zlib';
import type { SignedChange } from '../../shared/protocol/change';
import { createFirstLoadWriter } from '../../shared/protocol/write-first-load';
import { readChangeFacts } from '../../src-main/follow/read-change-facts';

export const anEpoch = '01900000-0000-7000-8000-0000000000ee';

/**
 * Texts that are no change stand under a kind of their own.
 * @param known what the hub has in all; a version that was replaced is in no first load
 */
export async function inBlocks(
  changes: readonly SignedChange[],
  known: readonly SignedChange[] = changes,
): Promise<Uint8Array> {
  const writer = createFirstLoadWriter((raw) => deflateRawSync(raw));
  const ends = new Map<string, { deviceId: string; deviceSeq: number; hash: string }>();
  for (const [i, signed] of changes.entries()) {
    const facts = readChangeFacts(signed.text);
    const { kind = 'unknown', subjectType = 'unknown', subjectId = String(i) } = facts ?? {};
    await writer.add({ ...signed, seq: i + 1, kind, subjectType, subjectId });
  }
  for (const { text, hash } of known) {
    const facts = readChangeFacts(text);
    if (facts) ends.set(facts.deviceId, { deviceId: facts.deviceId, deviceSeq: facts.deviceSeq, hash });
  }
  const cursorHash = changes.at(-1)?.hash ?? null;
  const index = { epoch: anEpoch, cursor: changes.length, cursorHash, chainEnds: [...ends.values()] };
  return Buffer.concat(await writer.finish(index));
}
