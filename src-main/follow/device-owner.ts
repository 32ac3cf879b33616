/** Whose this device is, and under which id it wrote, as the journal says. */
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { JournalEntry } from '../../shared/protocol/journal-entry';

export type DeviceOwner = {
  readonly organisationId: OrganisationId | null;
  /** Device of the first change that was made here; null before it. */
  readonly wroteAs: DeviceId | null;
};

export const noOwner: DeviceOwner = { organisationId: null, wroteAs: null };

/** @param maker device of an own change */
export function followOwner(owner: DeviceOwner, entry: JournalEntry, maker: DeviceId | null): DeviceOwner {
  if (entry.kind === 'own') return owner.wroteAs === null ? { ...owner, wroteAs: maker } : owner;
  if (entry.kind !== 'enrolled' || entry.organisationId === owner.organisationId) return owner;
  return { ...owner, organisationId: entry.organisationId };
}
