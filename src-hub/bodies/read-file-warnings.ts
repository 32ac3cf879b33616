/** What virus scanners found in these bytes, as far as their word still stands. */
import type { OrganisationId } from '../../shared/kernel/ids';
import { openDocument } from '../../shared/records/open-record';
import type { Database, DatabaseTransaction } from '../store/open-store';
import { readHeads } from '../store/read-heads';

/** @returns what was found in one of them; null: nothing, or nobody looked */
export async function readFileWarnings(
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  digests: readonly string[],
): Promise<(digest: string) => string | null> {
  const heads = await readHeads(database, organisationId, 'file-warning', digests);
  return (digest) => {
    const head = heads.get(digest);
    const opened = head && openDocument('file-warning', head);
    return opened?.state === 'read' && !opened.body.isWithdrawn ? opened.body.found : null;
  };
}
