/**
 * What a device knows about handing in, folded from its journal and from nothing else: after a crash the same journal
 * gives the same state. No I/O, no clock.
 *
 * - Y1 An own change waits from the moment it is in the journal until a receipt or a refusal for it is.
 * - Y2 A receipt counts only in the epoch it was given in: when the hub begins a new epoch, everything own that was
 *   not refused waits again, because a hub that was put back may have lost it.
 * - Y3 A refused change never waits again.
 * - Y4 Changes made for another organisation wait for that one, and are never sent to this hub.
 * - Y5 A new epoch also forgets the cursor: the device loads everything anew.
 */
import { z } from 'zod';
import type { ChangeId, OrganisationId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { SignedChange } from '../../shared/protocol/change';
import type { Receipt } from '../../shared/protocol/hub-api';
import type { JournalEntry, PositionedEntry } from '../../shared/protocol/journal-entry';
import { idSchema } from '../../shared/values/identity';

export type Enrolment = Extract<JournalEntry, { kind: 'enrolled' }>;

export type OwnChange = {
  readonly changeId: ChangeId;
  readonly hash: string;
  readonly organisationId: OrganisationId | null;
  readonly deviceSeq: number;
  /** Where the change stands in the journal. */
  readonly position: number;
  readonly bytes: number;
  /** Type and id of the document it is a version of; null for an event. */
  readonly document: string | null;
};

export type Seen = { readonly seq: number; readonly hash: string | null };
const nothingSeen: Seen = { seq: 0, hash: null };

/** Grows with `followEntry`; readers never change it. */
export type SyncState = {
  /** Last entry followed. */
  position: number;
  enrolment: Enrolment | null;
  epoch: string | null;
  /** Where the feed was read to in this epoch; null before the first load. */
  cursor: number | null;
  /** Highest sequence this device knows of in this epoch, by feed or receipt, and the hash of the change there. */
  seen: Seen;
  /** The last of the own chain that a receipt in this epoch names: what the feed need not bring back (Y14). */
  receivedOwn: { readonly deviceSeq: number; readonly hash: string } | null;
  /** Body of the first load that the cursor stands on; null before it. */
  firstLoadDigest: string | null;
  readonly ownById: Map<ChangeId, OwnChange>;
  /** Oldest first. */
  readonly waitingById: Map<ChangeId, OwnChange>;
  readonly refusalsById: Map<ChangeId, Problem>;
  /** Refusals that a person has dealt with: a later own version of that document was received. */
  readonly settledIds: Set<ChangeId>;
  lastReceipt: Receipt | null;
};

export const emptySyncState = (): SyncState => ({
  position: 0,
  enrolment: null,
  epoch: null,
  cursor: null,
  seen: nothingSeen,
  receivedOwn: null,
  firstLoadDigest: null,
  ownById: new Map(),
  waitingById: new Map(),
  refusalsById: new Map(),
  settledIds: new Set(),
  lastReceipt: null,
});

const ownChangeText = z.object({
  changeId: idSchema<'Change'>(),
  organisationId: idSchema<'Organisation'>().nullable(),
  deviceSeq: z.int(),
  kind: z.enum(['event', 'document', 'content']),
  type: z.string(),
  subjectId: z.string(),
});

function readOwnChange(change: SignedChange, position: number): OwnChange {
  const { kind, type, subjectId, ...own } = ownChangeText.parse(JSON.parse(change.text));
  const document = kind === 'document' ? `${type} ${subjectId}` : null;
  const bytes = Buffer.byteLength(change.text);
  return { ...own, position, hash: change.hash, bytes, document };
}

const isForThisHub = (state: SyncState, own: OwnChange): boolean =>
  own.organisationId === null || own.organisationId === state.enrolment?.organisationId;

/** Y2, Y5. */
function enterEpoch(state: SyncState, epoch: string): void {
  if (state.epoch === epoch) return;
  state.epoch = epoch;
  state.cursor = null;
  state.seen = nothingSeen;
  state.receivedOwn = null;
  state.firstLoadDigest = null;
  fillWaiting(state);
}

function see(state: SyncState, seq: number, hash: string | null): void {
  if (seq > state.seen.seq) state.seen = { seq, hash };
}

function fillWaiting(state: SyncState): void {
  state.waitingById.clear();
  for (const own of state.ownById.values()) {
    if (isForThisHub(state, own) && !state.refusalsById.has(own.changeId))
      state.waitingById.set(own.changeId, own);
  }
}

function settleRefusals(state: SyncState, received: OwnChange | undefined): void {
  if (!received?.document) return;
  for (const changeId of state.refusalsById.keys()) {
    const refused = state.ownById.get(changeId);
    if (refused?.document === received.document && refused.position < received.position)
      state.settledIds.add(changeId);
  }
}

function followReceipt(state: SyncState, receipt: Receipt): void {
  const own = state.ownById.get(receipt.changeId);
  state.waitingById.delete(receipt.changeId);
  settleRefusals(state, own);
  see(state, receipt.seq, receipt.hash);
  state.lastReceipt = receipt;
  if (own && own.deviceSeq > (state.receivedOwn?.deviceSeq ?? 0))
    state.receivedOwn = { deviceSeq: own.deviceSeq, hash: own.hash };
  // Y14
  if (state.cursor !== null && receipt.seq === state.cursor + 1) state.cursor = receipt.seq;
}

/** Follows one entry. Entries are followed once each, in the order of the journal. */
export function followEntry(state: SyncState, { position, entry }: PositionedEntry): void {
  state.position = position;
  switch (entry.kind) {
    case 'own': {
      const own = readOwnChange(entry.change, position);
      state.ownById.set(own.changeId, own);
      if (isForThisHub(state, own)) state.waitingById.set(own.changeId, own);
      return;
    }
    case 'receipts':
      enterEpoch(state, entry.epoch);
      for (const receipt of entry.receipts) followReceipt(state, receipt);
      return;
    case 'refused':
      state.waitingById.delete(entry.changeId);
      state.refusalsById.set(entry.changeId, entry.problem);
      return;
    case 'pulled': {
      enterEpoch(state, entry.epoch);
      state.cursor = entry.cursor;
      const last = entry.changes.at(-1);
      if (last) see(state, last.seq, last.hash);
      return;
    }
    case 'snapshot':
      enterEpoch(state, entry.epoch);
      state.cursor = entry.cursor;
      state.firstLoadDigest = entry.digest;
      see(state, entry.cursor, entry.cursorHash ?? null);
      return;
    case 'enrolled':
      // Another organisation is another feed, although the hub may be the same.
      if (state.enrolment?.organisationId !== entry.organisationId) state.epoch = null;
      state.enrolment = entry;
      enterEpoch(state, entry.epoch);
      return;
    case 'signed-in':
      return;
  }
}
