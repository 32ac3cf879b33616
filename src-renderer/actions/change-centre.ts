/** An administrator sets something for the whole centre; offline as well, and one part at a time. */
import { type CentreChange, decideCentre } from '../../shared/domain/decide-centre';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { Action } from './action';
import { changeDocument } from './change-document';

export const changeCentre: Action<
  { readonly organisationId: OrganisationId; readonly change: CentreChange },
  null
> = (deps, { organisationId, change }) =>
  changeDocument(deps, 'organisation', organisationId, (organisation) => decideCentre(organisation, change));
