/** Notes what a scanner said of a body, and tells it to every device of the centre by a `file-warning`; both, or neither. */

import { type FileWarning, fileWarningRecord } from '../../shared/records/file-warning';
import { openDocument } from '../../shared/records/open-record';
import { lockOrganisation } from '../accept/store-changes';
import { writeHubChanges } from '../accept/write-hub-changes';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { readHead } from '../store/read-heads';
import type { ScanFailure, Verdict } from './clamd';
import type { KeptBody } from './sealed-body';

/** In that place: one that came anew meanwhile is another, of which nobody looked at a byte. */
type Scanned = Pick<KeptBody, 'organisationId' | 'digest' | 'place'>;

const rowOf = (
  database: Store['database'] | DatabaseTransaction,
  { organisationId, digest, place }: Scanned,
) =>
  database
    .updateTable('body')
    .where('organisation_id', '=', organisationId)
    .where('digest', '=', digest)
    .where('place', '=', place);

/** That it gave no verdict; what it said before stands. */
export async function noteNotScanned(
  store: Store,
  body: Scanned,
  why: ScanFailure | 'unread',
): Promise<void> {
  await rowOf(store.database, body).set({ scan_tried_at: store.world.now(), scan_failure: why }).execute();
}

/** The warning as it should stand now; null where nothing is to be written. */
function composeWarning(
  before: FileWarning | null,
  { digest }: Scanned,
  verdict: Exclude<Verdict, { readonly outcome: 'none' }>,
  about: Pick<FileWarning, 'lookedAt' | 'scanner'>,
): FileWarning | null {
  if (verdict.outcome === 'clean')
    return before && !before.isWithdrawn ? { ...before, ...about, isWithdrawn: true } : null;
  const { found } = verdict;
  if (before && !before.isWithdrawn && before.found === found) return null;
  return { digest, found, ...about };
}

/** @returns whether something else stands now than before */
export async function noteVerdict(
  store: Store,
  body: Scanned,
  verdict: Exclude<Verdict, { readonly outcome: 'none' }>,
  scanner: string,
): Promise<boolean> {
  const { organisationId, digest } = body;
  const now = store.world.now();
  const found = verdict.outcome === 'found' ? verdict.found : null;
  return store.database.transaction().execute(async (transaction) => {
    // Under the lock: another hub may have looked at it, too, and an erasure may take it away.
    await lockOrganisation(transaction, organisationId);
    const noted = await rowOf(transaction, body)
      .set({ scanned_at: now, scanned_by: scanner, scan_found: found })
      .set({ scan_tried_at: now, scan_failure: null })
      .returning('digest')
      .execute();
    if (noted.length === 0) return false;
    const head = await readHead(transaction, organisationId, 'file-warning', digest);
    const opened = head && openDocument('file-warning', head);
    const before = opened?.state === 'read' ? opened.body : null;
    const warning = composeWarning(before, body, verdict, { lookedAt: now.toISOString(), scanner });
    if (!warning) return false;
    const record = { record: fileWarningRecord, subjectId: digest, body: warning };
    await writeHubChanges(store, transaction, organisationId, [record], now);
    return true;
  });
}
