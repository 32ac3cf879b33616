/**
 * Judges a journal against what was acknowledged: every acknowledged change is there with the same text, none is there
 * twice, and the chain of the device has no gap. Pure.
 */
import { createHash } from 'node:crypto';

const chainStart = '0'.repeat(64);

/**
 * @param {ReadonlyMap<string, string>} acknowledged hash by change id, as the host answered
 * @param {readonly { position: number, entry: { kind: string, change?: { text: string, hash: string } } }[]} entries
 */
export function judgeJournal(acknowledged, entries) {
  const hashById = new Map();
  let duplicated = 0;
  let broken = 0;
  let prevHash = chainStart;
  let deviceSeq = 0;
  for (const [i, { position, entry }] of entries.entries()) {
    if (position !== i + 1) broken += 1;
    if (entry.kind !== 'own') continue;
    const { text, hash } = entry.change;
    const change = JSON.parse(text);
    deviceSeq += 1;
    const isWhole = createHash('sha256').update(text).digest('hex') === hash;
    if (!isWhole || change.prevHash !== prevHash || change.deviceSeq !== deviceSeq) broken += 1;
    prevHash = hash;
    if (hashById.has(change.changeId)) duplicated += 1;
    hashById.set(change.changeId, hash);
  }
  const lost = [...acknowledged].filter(([id, hash]) => hashById.get(id) !== hash).length;
  return { lost, duplicated, broken, kept: hashById.size };
}
