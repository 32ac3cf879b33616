/**
 * What a page is told of the journal. What opens something stays in main: the secret with which this device speaks to the
 * hub, and the sealed keys of its people. So does what the hub told before the device was loaded anew with less: it lies
 * sealed in the journal, for the hub that may have lost it, and no view is built of it again (Y21).
 */
import type { JournalEntry, PositionedEntry } from '../../shared/protocol/journal-entry';
import { readEntry } from '../journal/read-entry';

function withoutSecrets(entry: JournalEntry): JournalEntry {
  if (entry.kind === 'enrolled') return { ...entry, token: '' };
  if (entry.kind === 'parted') return { ...entry, keySeed: '' };
  if (entry.kind === 'renamed') return { ...entry, token: '', keySeed: '' };
  if (entry.kind === 'person-key' || entry.kind === 'pin-changed') return { ...entry, salt: '', sealed: '' };
  return entry;
}

/** An entry of the hub's feed with nothing in it: that it stood there, and in which epoch. */
function withoutHubWord(entry: JournalEntry): JournalEntry {
  switch (entry.kind) {
    case 'pulled':
    case 'proved':
    case 'first-load':
      return { kind: 'pulled', epoch: entry.epoch, cursor: 0, changes: [] };
    case 'load-checked':
      return { ...entry, unproved: [] };
    default:
      return entry;
  }
}

/** @param hubSince where what the hub tells begins to be told */
export const toldEntry = ({ position, entry }: PositionedEntry, hubSince: number): PositionedEntry => ({
  position,
  entry: withoutSecrets(position < hubSince ? withoutHubWord(entry) : entry),
});

const beginningOf = (kind: JournalEntry['kind']): Buffer => Buffer.from(`{"kind":"${kind}",`);
/** Kinds that are told as they lie, as their lines begin. A line that begins otherwise is looked into. */
const ownKinds = (['own', 'receipts', 'body-receipts', 'refused'] as const).map(beginningOf);
const hubKinds = (['pulled', 'first-load'] as const).map(beginningOf);

const beginsAs = (line: Uint8Array, beginnings: readonly Buffer[]): boolean =>
  beginnings.some((beginning) => Buffer.compare(line.subarray(0, beginning.length), beginning) === 0);

/** The same for the line of an entry as it lies in the journal. */
export function toldLine(line: Uint8Array, position: number, hubSince: number): Uint8Array {
  if (beginsAs(line, ownKinds) || (position >= hubSince && beginsAs(line, hubKinds))) return line;
  const { entry } = toldEntry({ position, entry: readEntry(Buffer.from(line).toString()) }, hubSince);
  return Buffer.from(JSON.stringify(entry));
}
