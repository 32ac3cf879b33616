/**
 * The documents of one type in the page: opened once, kept in memory, and told to whoever listens. A change opens only
 * the documents that changed; the others stay the same objects. What cannot be read is listed by name, never left out.
 */
import { createLiveValue, type LiveValue } from '../../../shared/kernel/live-value';
import type { World } from '../../../shared/kernel/world';
import type { DocumentType } from '../../../shared/records/all-records';
import { openDocument } from '../../../shared/records/open-record';
import { type DocumentVersion, type DocumentVersions, shownVersion } from '../document-versions';
import { forEachInSlices } from '../in-slices';
import type { PackedRow } from '../packs/pack-index';
import type { RegisterView, UnreadDocument } from '../query-cache';
import type { StoredDocument } from '../read-cache';

export type DocumentRegister<T extends DocumentType> = {
  readonly view: LiveValue<RegisterView<T>>;
  /** Follows rows that changed; `isAnew` when they are all there is. */
  readonly follow: (rows: readonly PackedRow<DocumentVersions>[], isAnew: boolean) => Promise<void>;
};

/** Opens a version; `why` it cannot be read otherwise. */
export function openVersion<T extends DocumentType>(
  type: T,
  version: DocumentVersion,
): StoredDocument<T> | { readonly why: UnreadDocument['why'] } {
  const opened = openDocument(type, version);
  if (opened.state === 'read') return { document: opened.body, revision: version.revision };
  return { why: opened.state === 'newer' ? 'newer' : 'unreadable' };
}

const namingFields = ['name', 'title', 'familyName', 'code', 'number'];

/** What a body that cannot be read calls itself. */
function nameOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const fields = new Map(Object.entries(body));
  const name = namingFields.map((field) => fields.get(field)).find((value) => typeof value === 'string');
  return name?.trim() ? name : null;
}

/** Begins empty; the view is there after the first `follow`. */
export function createDocumentRegister<T extends DocumentType>(type: T, world: World): DocumentRegister<T> {
  const view = createLiveValue<RegisterView<T>>();
  const stored = new Map<string, StoredDocument<T>>();
  const unread = new Map<string, UnreadDocument>();

  const followRow = ({ id, value }: PackedRow<DocumentVersions>): void => {
    const version = shownVersion(value);
    const opened = version && openVersion(type, version);
    stored.delete(id);
    unread.delete(id);
    if (opened && 'document' in opened) stored.set(id, opened);
    else if (opened) unread.set(id, { id, why: opened.why, name: nameOf(version?.body) });
  };

  return {
    view,
    follow: async (rows, isAnew) => {
      if (isAnew) for (const map of [stored, unread]) map.clear();
      await forEachInSlices(world, rows, followRow);
      view.set({ stored: [...stored.values()], byId: new Map(stored), unread: [...unread.values()] });
    },
  };
}
