/** First loads as a hub writes them, and everything that stands in one. */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { readChange, type SequencedChange } from '../../shared/protocol/change';
import { type FirstLoadIndex, openFirstLoad } from '../../shared/protocol/first-load';
import { createFirstLoadWriter, type LoadedChange } from '../../shared/protocol/write-first-load';

export type LoadPlace = {
  readonly epoch: string;
  readonly cursor: number;
  /** What it was made for, where that is less than everything. */
  readonly sees?: 'some';
};

/** A text that is no change stands under a kind of its own. */
const placed = (signed: SequencedChange): LoadedChange => {
  const {
    kind = 'unknown',
    subjectType = 'unknown',
    subjectId = String(signed.seq),
  } = readChange(signed) ?? {};
  return { ...signed, kind, subjectType, subjectId };
};
const placeOf = ({ kind, subjectType, subjectId }: LoadedChange): string =>
  `${kind} ${subjectType} ${subjectId}`;

function chainEndsOf(changes: readonly SequencedChange[]): FirstLoadIndex['chainEnds'] {
  const ends = new Map<string, FirstLoadIndex['chainEnds'][number]>();
  for (const signed of changes) {
    const change = readChange(signed);
    if (change && change.deviceSeq > (ends.get(change.deviceId)?.deviceSeq ?? 0))
      ends.set(change.deviceId, {
        deviceId: change.deviceId,
        deviceSeq: change.deviceSeq,
        hash: signed.hash,
      });
  }
  return [...ends.values()];
}

export async function aLoadFile(changes: readonly SequencedChange[], place: LoadPlace): Promise<Uint8Array> {
  const writer = createFirstLoadWriter((raw) => deflateRawSync(raw));
  const sorted = changes
    .map(placed)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : a.seq - b.seq));
  for (const change of sorted) await writer.add(change);
  const cursorHash = changes.find((change) => change.seq === place.cursor)?.hash ?? null;
  return Buffer.concat(await writer.finish({ ...place, cursorHash, chainEnds: chainEndsOf(changes) }));
}

/** What a first load says, its changes in the hub's order. */
export async function readLoadFile(
  bytes: Uint8Array,
): Promise<Omit<FirstLoadIndex, 'blocks'> & { readonly changes: readonly SequencedChange[] }> {
  const load = await openFirstLoad(bytes, {
    inflate: (deflated) => inflateRawSync(deflated),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  });
  if (!load) throw new Error('this is no first load');
  const changes: SequencedChange[] = [];
  for (const block of load.blocks) {
    const read = await load.read(block);
    if (!read) throw new Error('a block of this first load is not whole');
    changes.push(...read);
  }
  return { ...load.index, changes: changes.sort((a, b) => a.seq - b.seq) };
}
