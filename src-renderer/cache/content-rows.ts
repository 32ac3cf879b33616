/**
 * Contents as they stand in the database: one that came by itself has a row of its own. Those of a first load lie in the
 * blocks they came in (`loads`).
 */
import type { Change } from '../../shared/protocol/change';
import { sealValue, unsealValue } from './row-codec';
import type { Seal } from './seal';
import { contentPlace } from './seal-places';

export type ContentRow = {
  readonly id: string;
  /** What it is looked up by. */
  readonly digest: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
};

/** The same text may come as content of another kind or version: the one takes nothing of the other's place. */
export const contentKey = ({ subjectId, type, typeVersion }: Change): string =>
  `${subjectId} ${type} ${typeVersion}`;

/** Seals a content that came by itself. */
export async function sealContent(seal: Seal, content: Change): Promise<ContentRow> {
  const id = contentKey(content);
  return { id, digest: content.subjectId, sealed: await sealValue(seal, contentPlace(id), content) };
}

/** The content in this row. Rejects with `BrokenSeal`. */
export const unsealContent = (seal: Seal, { id, sealed }: ContentRow): Promise<Change> =>
  unsealValue<Change>(seal, contentPlace(id), sealed);
