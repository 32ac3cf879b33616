/**
 * What page and projector worker say to each other. Notices of the host come over the port in `start`, and so do calls
 * to a host that a worker cannot reach by itself.
 */
import type { CacheState } from '../cache/query-cache';

export type ToProjector =
  | {
      readonly type: 'start';
      readonly key: CryptoKey;
      readonly port: MessagePort;
      /** The worker may call the host itself, with the token that it was told last. */
      readonly isForWorkers: boolean;
      /** Journal of which this browser is known to have had a view. */
      readonly builtFor: string | null;
    }
  /** Token of the host that the page has met; null while the host is in doubt. */
  | { readonly type: 'token'; readonly token: string | null }
  /** A row could not be opened: build the view anew. */
  | { readonly type: 'rebuild' };

export type FromProjector =
  | { readonly type: 'opened'; readonly databaseName: string }
  | { readonly type: 'state'; readonly state: CacheState }
  /** The view is whole and of this journal. */
  | { readonly type: 'built'; readonly journalId: string };
