/** Whether a centre is a sample one: nobody is anybody there, and everybody may try everything. */
import type { OrganisationId } from '../../shared/kernel/ids';
import { openDocument } from '../../shared/records/open-record';
import type { DatabaseTransaction } from '../store/open-store';
import { readHead } from '../store/read-heads';

/** As its own document says; a centre that cannot be read is none. */
export async function isSampleCentre(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
): Promise<boolean> {
  const head = await readHead(transaction, organisationId, 'organisation', organisationId);
  const opened = head && openDocument('organisation', head);
  return opened?.state === 'read' && opened.body.isSample;
}
