/**
 * A person gets a key on a device by an account of their centre's identity provider, in the place of a personal code: the
 * ID token says who it is, to the very key that is asked for. One token gives one certificate.
 */
import { createHash } from 'node:crypto';
import type { OrganisationId, StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import { keyNonce } from '../../shared/node/key-nonce';
import type { CertificateAnswer, CertifyRequest } from '../../shared/protocol/hub-api';
import { keyStatement } from '../../shared/protocol/person-statement';
import type { Signer } from '../accept/examine-change';
import { findIdentified } from '../identity/find-identified';
import type { Providers } from '../identity/providers';
import { verifyIdToken } from '../identity/verify-id-token';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { certifyPerson } from './certify-person';
import { orRefuse, Refused } from './refused';

/**
 * Uses up the nonce, and so every token with it, however it is written: it stands among the codes that were used. Of two
 * requests with one token exactly one gets in.
 */
async function useUp(
  transaction: DatabaseTransaction,
  token: { readonly nonce: string; readonly organisationId: OrganisationId; readonly staffId: StaffId },
  now: Date,
): Promise<void> {
  const used = await transaction
    .insertInto('enrolment_code')
    .values({
      code_hash: createHash('sha256').update(`id token ${token.nonce}`).digest('hex'),
      organisation_id: token.organisationId,
      purpose: 'person',
      staff_id: token.staffId,
      expires_at: now,
      used_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code_hash')
    .executeTakeFirst();
  if (!used) throw new Refused(problem('identity-token-refused', { reason: 'used' }));
}

/** Certifies the key for whom the token names. Asks the provider before the database is held. */
export async function certifyByAccount(
  store: Store,
  providers: Providers,
  caller: Signer,
  request: CertifyRequest & { readonly idToken: string },
  now: () => Date,
): Promise<Result<CertificateAnswer>> {
  const { organisationId, deviceId } = caller;
  const provider = await providers.of(store.database, organisationId);
  const { idToken, publicKey } = request;
  const nonce = keyNonce(keyStatement(deviceId, publicKey));
  const account = provider
    ? await verifyIdToken(providers.keysOf, provider, { idToken, nonce }, now())
    : err(problem('identity-provider-missing'));
  return certifyPerson(store, caller, request, now, async (transaction) => {
    const named = orRefuse(account);
    const claim = provider?.claim ?? '';
    const staffId = orRefuse(await findIdentified(transaction, organisationId, claim, named));
    // Who chose a name and signs in as another must not work as that other without seeing it.
    if (request.staffId !== null && request.staffId !== staffId)
      throw new Refused(problem('identity-of-another'));
    await useUp(transaction, { nonce, organisationId, staffId }, now());
    return staffId;
  });
}
