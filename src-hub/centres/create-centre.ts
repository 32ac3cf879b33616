/** A new exam centre: the organisation and its first administrator, so that somebody can sign in on its first device. */

import type { OrganisationId, StaffId } from '../../shared/kernel/ids';
import type { Organisation } from '../../shared/records/organisation';
import type { Staff } from '../../shared/records/staff';
import { writeAudit } from '../audit/write-audit';
import type { Store } from '../store/open-store';
import { createOrganisation, putHubDocuments } from './hub-changes';

/** A centre that was made, and who administers it first. */
export type NewCentre = { readonly organisationId: OrganisationId; readonly administratorId: StaffId };

/** Makes the centre. */
export async function createCentre(
  store: Store,
  centre: { readonly name: string; readonly place: string; readonly administrator: string },
  now: Date,
): Promise<NewCentre> {
  const organisation: Organisation = {
    organisationId: store.world.newId<'Organisation'>(),
    name: centre.name,
    place: centre.place,
    objectionText: { nl: '', en: '' },
    isSample: false,
  };
  const administrator: Staff = {
    staffId: store.world.newId<'Staff'>(),
    name: centre.administrator,
    jobTitle: '',
    roles: ['administrator', 'examiner'],
    independent: true,
  };
  await createOrganisation(store, organisation, now);
  await store.database
    .transaction()
    .execute((transaction) =>
      writeAudit(transaction, organisation.organisationId, [{ what: 'centre-made', origin: 'command' }], now),
    );
  await putHubDocuments(
    store,
    organisation.organisationId,
    [
      { type: 'organisation', documentId: organisation.organisationId, document: organisation },
      { type: 'staff', documentId: administrator.staffId, document: administrator },
    ],
    now,
  );
  return { organisationId: organisation.organisationId, administratorId: administrator.staffId };
}
