/**
 * Where this device stands with its hub: enrolment, epoch, how far the feed was read, and the highest sequence it can
 * hold against a hub that was put back. Folded from the journal and from nothing else (SPEC.md of the protocol, Y5).
 */
import type { ChangeId, OrganisationId } from '../../shared/kernel/ids';
import { feedOf, type HandInPlace } from '../../shared/protocol/hand-in';
import type { Receipt } from '../../shared/protocol/hub-api';
import { isKept, type JournalEntry } from '../../shared/protocol/journal-entry';

export type Enrolment = Extract<JournalEntry, { kind: 'enrolled' }>;

type Sees = NonNullable<Extract<JournalEntry, { kind: 'first-load' }>['sees']>;

export type Seen = { readonly seq: number; readonly hash: string | null };

export type HubPlace = {
  readonly enrolment: Enrolment | null;
  readonly epoch: string | null;
  /** Where the feed was read to in this epoch; null before the first load. */
  readonly cursor: number | null;
  /** Highest sequence this device knows of in this epoch, by feed or receipt, and the hash of the change there. */
  readonly seen: Seen;
  /** The last of the own chain that a receipt in this epoch names: what the feed need not bring back (Y14). */
  readonly receivedOwn: { readonly deviceSeq: number; readonly hash: string } | null;
  /** Body of the first load that the cursor stands on; null before it. */
  readonly firstLoadDigest: string | null;
  /** What that load was made for, and its cursor: the hub says when it holds the device to something else (H44). */
  readonly sees: Sees;
  readonly loadedAt: number;
  /** The last number at which the hub had erased something when that load was made (Y25). */
  readonly erasedSeq: number;
  /** True from a new epoch on, until what was held from before has been offered to the hub (Y16). */
  readonly hasToOffer: boolean;
  readonly lastReceipt: Pick<Receipt, 'number' | 'receivedAt'> | null;
  /** The device lost its access and what opened things here; until the hub tells it something again. */
  readonly isShutOut: boolean;
};

const nothingRead = { cursor: null, seen: { seq: 0, hash: null }, receivedOwn: null, firstLoadDigest: null };

export const noHubPlace: HubPlace = {
  enrolment: null,
  epoch: null,
  hasToOffer: false,
  lastReceipt: null,
  isShutOut: false,
  sees: 'all',
  loadedAt: 0,
  erasedSeq: 0,
  ...nothingRead,
};

/** Y5: a new epoch forgets how far the feed was read. */
const enter = (place: HubPlace, epoch: string): HubPlace =>
  place.epoch === epoch ? place : { ...place, ...nothingRead, epoch, hasToOffer: place.epoch !== null };

const see = (place: HubPlace, seq: number, hash: string | null): HubPlace =>
  seq > place.seen.seq ? { ...place, seen: { seq, hash } } : place;

function followReceipt(place: HubPlace, receipt: Receipt, deviceSeq: number): HubPlace {
  const { seq, hash, number, receivedAt } = receipt;
  const isLater = deviceSeq > (place.receivedOwn?.deviceSeq ?? 0);
  return {
    ...see(place, seq, hash),
    receivedOwn: isLater ? { deviceSeq, hash } : place.receivedOwn,
    // Y14: nothing of others stands between. What becomes a device's that sees some may stand under any number (H44).
    cursor: place.sees === 'all' && place.cursor !== null && seq === place.cursor + 1 ? seq : place.cursor,
    lastReceipt: { number, receivedAt },
  };
}

/**
 * The place after one more entry.
 * @param deviceSeqOf number in the chain of a change made here; 0 for any other
 */
export function followHubPlace(
  place: HubPlace,
  entry: JournalEntry,
  deviceSeqOf: (changeId: ChangeId) => number,
): HubPlace {
  switch (entry.kind) {
    case 'receipts':
      return entry.receipts.reduce(
        (before, receipt) =>
          // Y18: a hub that loses what it only had in memory can be shown its word, and that is all.
          isKept(entry)
            ? followReceipt(before, receipt, deviceSeqOf(receipt.changeId))
            : see(before, receipt.seq, receipt.hash),
        enter(place, entry.epoch),
      );
    case 'body-receipts':
      return enter(place, entry.epoch);
    case 'pulled': {
      const last = entry.changes.at(-1);
      const entered = enter(place, entry.epoch);
      const hasToOffer = entered.hasToOffer && !entry.hasOffered;
      const read = { ...entered, cursor: entry.cursor, hasToOffer };
      return last ? see(read, last.seq, last.hash) : read;
    }
    case 'first-load': {
      const { cursor, digest, sees = 'all', erasedSeq = 0 } = entry;
      const entered = { ...enter(place, entry.epoch), isShutOut: false };
      // Everything is loaded anew: what was known before of a hub that forgot it would be held against it for ever.
      const seen = { seq: cursor, hash: entry.cursorHash ?? null };
      return { ...entered, cursor, firstLoadDigest: digest, seen, sees, loadedAt: cursor, erasedSeq };
    }
    case 'enrolled': {
      // Another organisation is another feed, although the hub may be the same.
      const isSame = place.enrolment?.organisationId === entry.organisationId;
      const joined = { ...place, enrolment: entry, epoch: isSame ? place.epoch : null, isShutOut: false };
      return enter(joined, entry.epoch);
    }
    case 'renamed': {
      const { deviceName, token } = entry;
      const enrolment = place.enrolment && { ...place.enrolment, deviceName, token };
      return { ...place, enrolment, receivedOwn: null };
    }
    case 'shut-out':
      // Nothing of before is told here any more: whoever is let in again gets everything anew.
      return { ...place, isShutOut: true, cursor: null, firstLoadDigest: null };
    default:
      return place;
  }
}

/** The same as the place of a change's hand-in. */
export function handInPlaceOf({ enrolment, epoch }: HubPlace): HandInPlace {
  const organisationId: OrganisationId | null = enrolment?.organisationId ?? null;
  return { organisationId, feed: organisationId && epoch ? feedOf(organisationId, epoch) : null };
}
