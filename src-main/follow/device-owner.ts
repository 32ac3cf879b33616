/** Who works on this device and under which id it wrote, as the journal says. */
import type { DeviceId, OrganisationId, StaffId } from '../../shared/kernel/ids';
import type { JournalEntry } from '../../shared/protocol/journal-entry';

export type DeviceOwner = {
  /** Staff member who signed in last; null when nobody is. */
  readonly actorId: StaffId | null;
  readonly organisationId: OrganisationId | null;
  /** Device of the first change that was made here; null before it. */
  readonly wroteAs: DeviceId | null;
};

export const noOwner: DeviceOwner = { actorId: null, organisationId: null, wroteAs: null };

/** @param maker device of an own change */
export function followOwner(owner: DeviceOwner, entry: JournalEntry, maker: DeviceId | null): DeviceOwner {
  if (entry.kind === 'signed-in') return { ...owner, actorId: entry.staffId };
  if (entry.kind === 'own') return owner.wroteAs === null ? { ...owner, wroteAs: maker } : owner;
  if (entry.kind !== 'enrolled' || entry.organisationId === owner.organisationId) return owner;
  // Y13: the staff of one centre are nobody in another.
  return { ...owner, actorId: null, organisationId: entry.organisationId };
}
