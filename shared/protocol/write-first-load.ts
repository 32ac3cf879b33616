/**
 * Writes a first load (`first-load.ts`). Changes come in the order they shall stand in: by kind, type of subject and
 * subject, and of one subject by sequence. A block is closed when the next change is of another kind or type, or when
 * the block is full; so no more than one block of raw text is held at a time.
 */
import type { SequencedChange } from './change';
import { type FirstLoadBlock, type FirstLoadIndex, firstLoadHeadBytes, firstLoadMagic } from './first-load';
import { packBlock } from './first-load-block';

export type LoadedChange = SequencedChange & {
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
};

export type FirstLoadWriter = {
  readonly add: (change: LoadedChange) => Promise<void>;
  /** The file, in pieces to be put behind one another. */
  readonly finish: (index: Omit<FirstLoadIndex, 'blocks'>) => Promise<readonly Uint8Array[]>;
};

/** Opening one change of a full block costs about a millisecond; much smaller blocks cost the line more. */
const fullBytes = 128 * 1024;
const fullCount = 500;

/** @param deflate deflate-raw */
export function createFirstLoadWriter(
  deflate: (raw: Uint8Array) => Uint8Array | Promise<Uint8Array>,
): FirstLoadWriter {
  const blocks: FirstLoadBlock[] = [];
  const bodies: Uint8Array[] = [];
  let open: LoadedChange[] = [];
  let openBytes = 0;
  let offset = 0;

  const close = async (): Promise<void> => {
    const [first] = open;
    if (!first) return;
    const raw = packBlock(open);
    const body = await deflate(raw);
    blocks.push({
      kind: first.kind,
      subjectType: first.subjectType,
      subjectIds: [...new Set(open.map(({ subjectId }) => subjectId))],
      count: open.length,
      offset,
      bytes: body.length,
      rawBytes: raw.length,
    });
    bodies.push(body);
    offset += body.length;
    open = [];
    openBytes = 0;
  };

  return {
    add: async (change) => {
      const [first] = open;
      const isOther = first && (first.kind !== change.kind || first.subjectType !== change.subjectType);
      const isFull = openBytes + change.text.length > fullBytes || open.length === fullCount;
      if (isOther || isFull) await close();
      open.push(change);
      openBytes += change.text.length;
    },
    finish: async (index) => {
      await close();
      const raw = new TextEncoder().encode(JSON.stringify({ ...index, blocks } satisfies FirstLoadIndex));
      const deflated = await deflate(raw);
      const head = new Uint8Array(firstLoadHeadBytes);
      head.set(new TextEncoder().encode(firstLoadMagic));
      const view = new DataView(head.buffer);
      view.setUint32(4, deflated.length);
      view.setUint32(8, raw.length);
      return [head, deflated, ...bodies];
    },
  };
}
