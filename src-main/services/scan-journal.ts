/** What the services must know from the journal at start: who signed in last, and under which id this device wrote. */
import type { DeviceId, OrganisationId, StaffId } from '../../shared/kernel/ids';
import { parseChange } from '../../shared/protocol/change';
import type { Journal } from '../journal/journal';

const pageSize = 2000;

export type JournalFindings = { readonly actorId: StaffId | null; readonly deviceId: DeviceId | null };

export async function scanJournal(journal: Journal): Promise<JournalFindings> {
  let actorId: StaffId | null = null;
  let deviceId: DeviceId | null = null;
  let organisationId: OrganisationId | null = null;
  for (let from = 1; from <= journal.head().position; ) {
    const page = await journal.read(from, pageSize);
    const last = page.at(-1);
    if (!last) break;
    for (const { entry } of page) {
      if (entry.kind === 'signed-in') actorId = entry.staffId;
      if (entry.kind === 'enrolled') {
        // The staff of one centre are nobody in another.
        if (entry.organisationId !== organisationId) actorId = null;
        organisationId = entry.organisationId;
      }
      if (entry.kind === 'own') deviceId ??= parseChange(entry.change).deviceId;
    }
    from = last.position + 1;
  }
  return { actorId, deviceId };
}
