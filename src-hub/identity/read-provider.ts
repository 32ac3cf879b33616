/** The identity provider of a centre, as its own document names it. */
import type { OrganisationId } from '../../shared/kernel/ids';
import { openDocument } from '../../shared/records/open-record';
import { type IdentityProvider, issuerAddress } from '../../shared/values/identity-provider';
import type { Database, DatabaseTransaction } from '../store/open-store';
import { readHead } from '../store/read-heads';

/**
 * Null where there is none that may be asked.
 * @param mayBeHere whether one on this machine itself, over plain HTTP, may be: to try things out
 */
export async function readProvider(
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  mayBeHere: boolean,
): Promise<IdentityProvider | null> {
  const head = await readHead(database, organisationId, 'organisation', organisationId);
  const opened = head && openDocument('organisation', head);
  const provider = opened?.state === 'read' ? opened.body.identityProvider : null;
  const address = provider && issuerAddress(provider.issuer);
  if (!provider || !address) return null;
  return address.protocol === 'https:' || mayBeHere ? provider : null;
}
