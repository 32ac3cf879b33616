/** Opens contents, and remembers each: what a digest names never changes. */
import { composeContentText } from '../../shared/domain/content-digest';
import { sha256Hex } from '../../shared/kernel/sha256';
import type { Change } from '../../shared/protocol/change';
import type { ContentOf, ContentType } from '../../shared/records/all-records';
import { openContent } from '../../shared/records/open-record';
import { type ContentBody, findContentRows } from './content-rows';
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

/** Whether a content says what this digest names. */
const isNamedBy = async (digest: string, { body }: Change): Promise<boolean> =>
  (await sha256Hex(composeContentText(body ?? null))) === digest;

/**
 * Where contents of a digest may lie: by themselves first, held to it when they were put there; then in the blocks of
 * first loads, as they came.
 */
function createFinders(database: CacheDatabase, seal: Seal, loads: LoadReader) {
  const findAlone = (type: ContentType, digest: string): Promise<readonly ContentBody[]> =>
    findContentRows(database.contents, seal, type, digest);
  const findInLoads = async (type: ContentType, digest: string): Promise<readonly ContentBody[]> => {
    const digests = (await database.state())?.loads ?? [];
    const found = await Promise.all(
      digests.map(async (load) => findContents(await loads.open(load), type, digest)),
    );
    const ofType = found.flat().filter((change) => change.type === type);
    const isNamed = await Promise.all(ofType.map((change) => isNamedBy(digest, change)));
    return ofType.filter((_, at) => isNamed[at]);
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
      for (const found of await find(type, digest)) {
        const content = openContent(type, found);
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
