/**
 * The line of changes to one document: each goes upon the version before it, whether the view shows that one by now or
 * not. Two quick changes thus never go upon the same revision.
 */

import type { LiveValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { DocumentType } from '../../shared/records/all-records';
import type { CacheState } from '../cache/query-cache';
import type { ReadCache, StoredDocument } from '../cache/read-cache';
import type { AppendDrafts, Appended } from './append-drafts';
import { type ChangeLine, createChangeLine } from './change-line';
import type { After } from './pause';

export type DocumentLine<T extends DocumentType> = ChangeLine<StoredDocument<T>> & {
  /** Resolves when the view shows what was recorded here; the next change does not wait for that. */
  readonly shown: () => Promise<void>;
};

export type DocumentLineDeps = {
  readonly cache: Pick<ReadCache, 'document' | 'reached'>;
  readonly cacheState: LiveValue<CacheState>;
  readonly append: AppendDrafts;
  /** Why the line must wait; null when it may record. */
  readonly whyNotNow: () => Problem | null;
  readonly after: After;
};

/** Makes the line of one document. */
export function createDocumentLine<T extends DocumentType>(
  type: T,
  documentId: string,
  { cache, cacheState, append, whyNotNow, after }: DocumentLineDeps,
): DocumentLine<T> {
  /** Last version that main acknowledged, until the view has come that far. */
  let acknowledged: { readonly stored: StoredDocument<T>; readonly position: number } | null = null;

  const load = async (): Promise<Result<StoredDocument<T>>> => {
    const view = cacheState.get();
    const isShown = view?.phase === 'ready' && view.position >= (acknowledged?.position ?? 0);
    if (acknowledged && !isShown) return ok(acknowledged.stored);
    acknowledged = null;
    try {
      const stored = await cache.document(type, documentId);
      return stored ? ok(stored) : err(problem('document-missing', { documentId }));
    } catch {
      return err(problem('cache-unusable'));
    }
  };
  const line = createChangeLine<StoredDocument<T>, Appended>({
    load,
    append,
    whyNotNow,
    recorded: ({ position }, stored) => {
      acknowledged = { stored, position };
    },
    changed: () => undefined,
    // An administrator is told at once, and the screen shows what stands.
    keepsTrying: false,
    after,
  });
  return {
    ...line,
    shown: async () => {
      if (acknowledged) await cache.reached(acknowledged.position);
    },
  };
}
