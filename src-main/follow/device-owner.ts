/** Whose this device is, and under which id it wrote, as the journal says. */
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { PositionedEntry } from '../../shared/protocol/journal-entry';

export type DeviceOwner = {
  readonly organisationId: OrganisationId | null;
  /** Device of the first change that was made here; null before it. */
  readonly wroteAs: DeviceId | null;
  /** Where what belongs to another centre than this one ends: the journal is told from here on (Y13). */
  readonly since: number;
  /** The first load from which on the hub's word is told: this device was loaded anew, with less or with more (Y21). */
  readonly hubSince: number;
  /** The first load whose erasures are still to be carried out in this journal (Y25); 0: none is. */
  readonly erasesAt: number;
};

export const noOwner: DeviceOwner = {
  organisationId: null,
  wroteAs: null,
  since: 1,
  hubSince: 1,
  erasesAt: 0,
};

/** @param maker device of an own change */
export function followOwner(
  owner: DeviceOwner,
  { position, entry }: PositionedEntry,
  maker: DeviceId | null,
): DeviceOwner {
  if (entry.kind === 'own') return owner.wroteAs === null ? { ...owner, wroteAs: maker } : owner;
  if (entry.kind === 'first-load' && entry.isAnew)
    return { ...owner, hubSince: position, erasesAt: entry.mustErase ? position : owner.erasesAt };
  // Who is let in again gets it from the hub.
  if (entry.kind === 'shut-out') return { ...owner, since: position };
  if (entry.kind !== 'enrolled' || entry.organisationId === owner.organisationId) return owner;
  // What was recorded before the first centre is the device's own.
  const since = owner.organisationId === null ? owner.since : position;
  return { ...owner, organisationId: entry.organisationId, since };
}
