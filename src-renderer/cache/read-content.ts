/** Opens contents, and remembers each: what a digest names never changes. */
import { composeContentText } from '../../shared/domain/content-digest';
import { sha256Hex } from '../../shared/kernel/sha256';
import type { Change } from '../../shared/protocol/change';
import type { ContentOf, ContentType } from '../../shared/records/all-records';
import { openContent } from '../../shared/records/open-record';
import { unsealContent } from './content-rows';
import type { CacheDatabase } from './database';
import { findContents } from './loads/load-contents';
import type { LoadReader } from './loads/load-reader';
import type { ReadCache } from './read-cache';
import type { Seal } from './seal';

/** A content that is here and that this program cannot read. */
export type UnreadContent = {
  readonly digest: string;
  readonly type: ContentType;
  readonly why: 'newer' | 'unreadable';
};

/** Where contents of a digest may lie: by themselves first, then in the blocks of first loads. */
function createFinders(database: CacheDatabase, seal: Seal, loads: LoadReader) {
  const findAlone = async (_type: string, digest: string): Promise<readonly Change[]> => {
    const rows = await database.contents.where('digest').equals(digest).toArray();
    return Promise.all(rows.map((row) => unsealContent(seal, row)));
  };
  const findInLoads = async (type: string, digest: string): Promise<readonly Change[]> => {
    const digests = (await database.state())?.loads ?? [];
    const found = await Promise.all(
      digests.map(async (load) => findContents(await loads.open(load), type, digest)),
    );
    return found.flat();
  };
  return [findAlone, findInLoads];
}

/** Null for what is not here, is of another type, or does not say what its digest names. */
export function createContentReader(
  database: CacheDatabase,
  seal: Seal,
  loads: LoadReader,
  onUnread: (content: UnreadContent) => void,
): ReadCache['content'] {
  const finders = createFinders(database, seal, loads);
  const read = async <T extends ContentType>(type: T, digest: string): Promise<ContentOf<T> | null> => {
    let why: UnreadContent['why'] | null = null;
    for (const find of finders)
      for (const change of await find(type, digest)) {
        if (change.type !== type) continue;
        const hashing = sha256Hex(composeContentText(change.body));
        // Looked at while it is hashed elsewhere, and believed only when it says what its digest names.
        const content = openContent(type, change);
        if ((await hashing) !== digest) continue;
        if (content.state === 'read') return content.body;
        why = content.state === 'newer' ? 'newer' : 'unreadable';
      }
    if (why) onUnread({ digest, type, why });
    return null;
  };
  /** Being opened, or open. What could not be read is asked for again: it may have come meanwhile. */
  const opened = new Map<string, Promise<unknown>>();
  return <T extends ContentType>(type: T, digest: string): Promise<ContentOf<T> | null> => {
    const known = opened.get(digest);
    // What stands under a digest was opened as its type; the map forgets which one that was.
    if (known) return known as Promise<ContentOf<T> | null>;
    const opening = read(type, digest);
    const forget = (): void => void opened.delete(digest);
    opened.set(digest, opening);
    opening.then((content) => content === null && forget(), forget);
    return opening;
  };
}
