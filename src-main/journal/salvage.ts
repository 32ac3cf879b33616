/**
 * Finds what can still be read behind damage. Every frame carries its own place and seal, so each that is whole can be
 * believed although the chain to it is broken. Kept are the facts that only this device has (own changes, who worked
 * here, to which hub it belongs, refusals); what came from the hub is not, because the feed has a hole there and the
 * hub sends it again. Pure.
 */
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { type FrameSeal, findWholeFrame, openFrame } from './frame';

const fromHub: ReadonlySet<JournalEntry['kind']> = new Set([
  'pulled',
  'first-load',
  'proved',
  'load-checked',
]);
const isOnlyHere = ({ kind }: JournalEntry): boolean => !fromHub.has(kind);

/** @param rest the unreadable rest of the broken segment, then the segments behind it, oldest first */
export function salvageEntries(rest: readonly Buffer[], seal: FrameSeal): readonly JournalEntry[] {
  const found: { readonly position: number; readonly entries: readonly JournalEntry[] }[] = [];
  for (const file of rest) {
    for (let frame = findWholeFrame(file, 0); frame !== null; ) {
      const { position, offset, length } = frame;
      const entries = openFrame(file.subarray(offset, offset + length), seal);
      if (entries !== null) {
        // The same place again: the earlier one was refused to its caller and never part of the journal.
        while ((found.at(-1)?.position ?? 0) >= position) found.pop();
        found.push({ position, entries });
      }
      frame = findWholeFrame(file, offset + length);
    }
  }
  return found.flatMap(({ entries }) => entries.filter(isOnlyHere));
}
