/** Opens contents, and remembers each: what a digest names never changes. */
import { composeContentText } from '../../shared/domain/content-digest';
import { sha256Hex } from '../../shared/kernel/sha256';
import type { ContentOf, ContentType } from '../../shared/records/all-records';
import { openContent } from '../../shared/records/open-record';
import { unsealContents } from './content-rows';
import type { CacheDatabase } from './database';
import type { ReadCache } from './read-cache';
import type { Seal } from './seal';

/** A content that is here and that this program cannot read. */
export type UnreadContent = {
  readonly digest: string;
  readonly type: ContentType;
  readonly why: 'newer' | 'unreadable';
};

/** Null for what is not here, is of another type, or does not say what its digest names. */
export function createContentReader(
  database: CacheDatabase,
  seal: Seal,
  onUnread: (content: UnreadContent) => void,
): ReadCache['content'] {
  const opened = new Map<string, unknown>();
  return async <T extends ContentType>(type: T, digest: string): Promise<ContentOf<T> | null> => {
    // What stands under a digest was opened as its type; the map forgets which one that was.
    if (opened.has(digest)) return opened.get(digest) as ContentOf<T>;
    const rows = await database.contents.where('digests').equals(digest).toArray();
    const found = (await Promise.all(rows.map((row) => unsealContents(seal, row, digest)))).flat();
    let why: UnreadContent['why'] | null = null;
    for (const change of found) {
      if (change.type !== type || (await sha256Hex(composeContentText(change.body))) !== digest) continue;
      const content = openContent(type, change);
      if (content.state === 'read') {
        opened.set(digest, content.body);
        return content.body;
      }
      why = content.state === 'newer' ? 'newer' : 'unreadable';
    }
    if (why) onUnread({ digest, type, why });
    return null;
  };
}
