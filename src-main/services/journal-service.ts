/**
 * The contract `journal`: records drafts as signed changes and reads the journal back. What opens something stays in main:
 * the secret with which this device speaks to the hub, and the sealed keys of its people.
 */

import type { ServiceOf } from '../../shared/contract/contract';
import type { journalContract } from '../../shared/contract/journal-contract';
import { afterBurst, frameMs } from '../../shared/kernel/after-burst';
import { ok } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { PositionedEntry } from '../../shared/protocol/journal-entry';
import { joinLines } from '../../shared/protocol/journal-lines';
import type { Journal } from '../journal/journal';
import { readEntry } from '../journal/read-entry';
import type { Recorder } from '../record/recorder';

function withoutSecrets({ position, entry }: PositionedEntry): PositionedEntry {
  if (entry.kind === 'enrolled') return { position, entry: { ...entry, token: '' } };
  if (entry.kind === 'parted') return { position, entry: { ...entry, keySeed: '' } };
  if (entry.kind === 'renamed') return { position, entry: { ...entry, token: '', keySeed: '' } };
  if (entry.kind === 'person-key' || entry.kind === 'pin-changed')
    return { position, entry: { ...entry, salt: '', sealed: '' } };
  return { position, entry };
}

/** Kinds that hold no secret, as their lines begin. A line that begins otherwise is looked into. */
const plainBeginnings = ['own', 'pulled', 'receipts', 'refused', 'first-load'].map((kind) =>
  Buffer.from(`{"kind":"${kind}",`),
);
const isPlain = (line: Uint8Array): boolean =>
  plainBeginnings.some((beginning) => Buffer.compare(line.subarray(0, beginning.length), beginning) === 0);

function lineWithoutSecrets(line: Uint8Array): Uint8Array {
  if (isPlain(line)) return line;
  const { entry } = withoutSecrets({ position: 0, entry: readEntry(Buffer.from(line).toString()) });
  return Buffer.from(JSON.stringify(entry));
}

/**
 * Serves the journal; what `append` resolves to is on disk. Pages hear that it grew once per burst, after the answers.
 * @param tellFrom where the centre that the device belonged to before ends: nothing of it is told (Y13)
 */
export const createJournalService = (
  journal: Journal,
  recorder: Pick<Recorder, 'record'>,
  world: Pick<World, 'after'>,
  tellFrom: () => number,
): ServiceOf<typeof journalContract> => ({
  append: ({ drafts, actorId }) => recorder.record(drafts, actorId),
  read: async ({ from, limit }) => {
    const entries = await journal.read(Math.max(from, tellFrom()), limit);
    return ok({ entries: entries.map(withoutSecrets), head: journal.head() });
  },
  readLines: async ({ from, limit }) => {
    const first = Math.max(from, tellFrom());
    const lines = await journal.readLines(first, limit);
    return ok({ first, lines: joinLines(lines.map(lineWithoutSecrets)), head: journal.head() });
  },
  head: {
    get: journal.head,
    subscribe: (listener) => {
      const growth = afterBurst(world, frameMs, listener);
      const stop = journal.onGrew(growth.happened);
      return () => {
        stop();
        growth.forget();
      };
    },
  },
});
