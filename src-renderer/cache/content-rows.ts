/**
 * Contents as they stand in the database: one that came by itself has a row of its own. Those of a first load lie in the
 * blocks they came in (`loads`).
 *
 * A content is held to its digest once, when its row is written. From then on the seal vouches for it: the row's key
 * names the digest, and nobody without this device's key makes a row.
 */
import type { EntityTable } from 'dexie';
import { composeContentText } from '../../shared/domain/content-digest';
import { sha256Hex } from '../../shared/kernel/sha256';
import type { Change } from '../../shared/protocol/change';
import { type ContentType, contentRecords } from '../../shared/records/all-records';
import { unsealValue } from './row-codec';
import type { Seal } from './seal';
import { contentPlace } from './seal-places';

export type ContentRow = {
  /** Digest, type and version of the type: `contentKey`. */
  readonly id: string;
  /** What the content says, as the text its digest is taken over. */
  readonly sealed: Uint8Array<ArrayBuffer>;
};

/** What a content says, and in which version of its type. */
export type ContentBody = Pick<Change, 'typeVersion' | 'body'>;

const keyPrefix = (digest: string, type: string): string => `${digest} ${type} `;

/** The same text may come as content of another kind or version: the one takes nothing of the other's place. */
export const contentKey = ({ subjectId, type, typeVersion }: Change): string =>
  `${keyPrefix(subjectId, type)}${typeVersion}`;

/** Seals a content that came by itself; null when it does not say what its digest names. */
export async function sealContent(seal: Seal, content: Change): Promise<ContentRow | null> {
  const bytes = new TextEncoder().encode(composeContentText(content.body ?? null));
  if ((await sha256Hex(bytes)) !== content.subjectId) return null;
  const id = contentKey(content);
  return { id, sealed: await seal.seal(contentPlace(id), bytes) };
}

/**
 * The contents of that digest and type: of the present version of the type, which nearly all are, else those of
 * whichever versions there are. Rejects with `BrokenSeal`.
 */
export async function findContentRows(
  contents: EntityTable<ContentRow, 'id'>,
  seal: Seal,
  type: ContentType,
  digest: string,
): Promise<readonly ContentBody[]> {
  const prefix = keyPrefix(digest, type);
  const present = await contents.get(`${prefix}${contentRecords[type].version}`);
  const rows = present ? [present] : await contents.where('id').startsWith(prefix).toArray();
  return Promise.all(
    rows.map(async ({ id, sealed }) => ({
      typeVersion: Number(id.slice(prefix.length)),
      body: await unsealValue<unknown>(seal, contentPlace(id), sealed),
    })),
  );
}
