/** May this be the identity provider of a centre? Its address must be safe to send people to, and it must know us. */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { type IdentityProvider, issuerAddress } from '../values/identity-provider';

/** Without the blanks that come along when an address is copied; as it is otherwise, for the provider names itself so. */
export function decideIdentityProvider(typed: IdentityProvider): Result<IdentityProvider> {
  const provider = { ...typed, issuer: typed.issuer.trim(), clientId: typed.clientId.trim() };
  if (!issuerAddress(provider.issuer)) return err(problem('identity-address-invalid'));
  return provider.clientId === '' ? err(problem('identity-client-missing')) : ok(provider);
}
