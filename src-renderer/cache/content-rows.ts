/**
 * Contents as they stand in the database. One that came by itself has a row of its own; those of a first load lie in the
 * blocks they came in, which are kept as they are, sealed, and opened when somebody asks for one of them.
 */
import { inflateSync } from 'fflate';
import type { Change } from '../../shared/protocol/change';
import { unpackBlock } from '../../shared/protocol/first-load-block';
import { readOutline } from './read-outline';
import { sealValue, unsealValue } from './row-codec';
import type { Seal } from './seal';
import { contentPlace } from './seal-places';

/** A block of a first load that holds contents, deflated as it came. */
export type ContentBlock = {
  readonly id: string;
  readonly digests: readonly string[];
  readonly bytes: Uint8Array;
  /** Length when inflated. */
  readonly rawBytes: number;
};

export type ContentRow = {
  readonly id: string;
  /** What it holds; looked up by these. */
  readonly digests: readonly string[];
  /** Length of the block when inflated; null for a single content. */
  readonly rawBytes: number | null;
  readonly sealed: Uint8Array<ArrayBuffer>;
};

/** The same text may come as content of another kind or version: the one takes nothing of the other's place. */
export const contentKey = ({ subjectId, type, typeVersion }: Change): string =>
  `${subjectId} ${type} ${typeVersion}`;

/** Seals a content that came by itself, or a block of them. */
export async function sealContent(seal: Seal, content: Change | ContentBlock): Promise<ContentRow> {
  if (!('bytes' in content)) {
    const id = contentKey(content);
    const sealed = await sealValue(seal, contentPlace(id), content);
    return { id, digests: [content.subjectId], rawBytes: null, sealed };
  }
  const { id, digests, rawBytes, bytes } = content;
  return { id, digests, rawBytes, sealed: await seal.seal(contentPlace(id), bytes) };
}

/** The contents of that digest in this row. Rejects with `BrokenSeal`. */
export async function unsealContents(
  seal: Seal,
  row: ContentRow,
  digest: string,
): Promise<readonly Change[]> {
  const place = contentPlace(row.id);
  if (row.rawBytes === null) return [await unsealValue<Change>(seal, place, row.sealed)];
  const deflated = await seal.unseal(place, row.sealed);
  const changes = await unpackBlock(inflateSync(deflated, { out: new Uint8Array(row.rawBytes) }), null);
  const named = changes?.filter(({ text }) => text.includes(digest)) ?? [];
  return named.flatMap((signed) => readOutline(signed) ?? []).filter((change) => change.subjectId === digest);
}
