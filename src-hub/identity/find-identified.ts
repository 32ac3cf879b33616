/** Whom of a centre an account of its identity provider is about. */
import type { OrganisationId, StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { openDocument } from '../../shared/records/open-record';
import { normaliseAccount } from '../../shared/values/identity-provider';
import type { DatabaseTransaction } from '../store/open-store';
import { readHeads } from '../store/read-heads';

/**
 * The one member of staff with that account who works here; who left is told apart from who was never there.
 * @param claim that named the account
 */
export async function findIdentified(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  claim: string,
  account: string,
): Promise<Result<StaffId>> {
  const wanted = normaliseAccount(claim, account);
  const heads = await readHeads(transaction, organisationId, 'staff', 'all');
  const named = [...heads.values()].flatMap((head) => {
    const opened = openDocument('staff', head);
    const isThem =
      opened.state === 'read' &&
      !!opened.body.identity &&
      normaliseAccount(claim, opened.body.identity.trim()) === wanted;
    return isThem ? [opened.body] : [];
  });
  const active = named.filter(({ inactiveSince }) => !inactiveSince);
  const [one, another] = active;
  if (one && !another) return ok(one.staffId);
  return err(problem(named.length > 0 && !one ? 'staff-inactive' : 'identity-unknown'));
}
