/** Brings a sync state up to the end of the journal, page by page. */
import type { Journal } from '../journal/journal';
import { followEntry, type SyncState } from './sync-state';

/** What sync needs of the journal. */
export type SyncJournal = Pick<Journal, 'head' | 'append' | 'read' | 'onGrew'>;

const pageCount = 1000;

/** Follows everything that is in the journal now. Two calls at once follow each entry once. */
export async function followJournal(journal: SyncJournal, state: SyncState): Promise<void> {
  while (state.position < journal.head().position) {
    const page = await journal.read(state.position + 1, pageCount);
    if (page.length === 0) return;
    for (const positioned of page) {
      // Another call may have been faster while this one read.
      if (positioned.position === state.position + 1) followEntry(state, positioned);
    }
  }
}
