/** By whose accounts people may begin on a device, beside personal codes; null: by none. */
import { decideIdentityProvider } from '../../shared/domain/decide-identity-provider';
import type { OrganisationId } from '../../shared/kernel/ids';
import { ok } from '../../shared/kernel/result';
import type { IdentityProvider } from '../../shared/values/identity-provider';
import type { Action } from './action';
import { changeDocument } from './change-document';

export const setIdentityProvider: Action<
  { readonly organisationId: OrganisationId; readonly provider: IdentityProvider | null },
  null
> = (deps, { organisationId, provider }) =>
  changeDocument(deps, 'organisation', organisationId, (organisation) => {
    const decided = provider === null ? ok(null) : decideIdentityProvider(provider);
    return decided.ok ? ok({ ...organisation, identityProvider: decided.value }) : decided;
  });
