/**
 * A journal in memory that keeps the promises of the real one, entry by entry, and can be told to fail its next
 * appends. Entries are copied as JSON, so that whoever changes what it gave or got changes nothing here.
 */
import type { JournalHead } from '../../shared/contract/journal-contract';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { JournalEntry, PositionedEntry } from '../../shared/protocol/journal-entry';
import type { Journal } from '../../src-main/journal/journal';

export type MemoryJournal = Journal & {
  /** The next `times` appends keep nothing and answer with the problem. */
  readonly failAppends: (times: number, reason?: Problem) => void;
  /** Everything in it, in order. */
  readonly entries: () => readonly JournalEntry[];
};

const journalId = '00000000-0000-4000-8000-00000000aaaa';

/** @param texts entries as JSON to begin with, such as those of a journal that a crash left */
export function memoryJournal(texts: readonly string[] = []): MemoryJournal {
  const kept: string[] = [...texts];
  const listeners = new Set<(head: JournalHead) => void>();
  let failing = { times: 0, reason: problem('disk-full') };
  const head = (): JournalHead => ({ journalId, position: kept.length, hash: String(kept.length) });
  const entryAt = (index: number): JournalEntry => JSON.parse(kept[index] ?? 'null') as JournalEntry;

  return {
    head,
    append: async (entries) => {
      await Promise.resolve();
      if (failing.times > 0) {
        failing = { ...failing, times: failing.times - 1 };
        return err(failing.reason);
      }
      kept.push(...entries.map((entry) => JSON.stringify(entry)));
      const { position } = head();
      for (const listener of [...listeners]) listener(head());
      return ok({ position });
    },
    read: async (from, limit) => {
      await Promise.resolve();
      return kept
        .slice(from - 1, from - 1 + limit)
        .map((_, i): PositionedEntry => ({ position: from + i, entry: entryAt(from - 1 + i) }));
    },
    readLines: async (from, limit) => {
      await Promise.resolve();
      return kept.slice(from - 1, from - 1 + limit).map((text) => new TextEncoder().encode(text));
    },
    hashAt: async (position) => (position <= kept.length ? String(position) : null),
    onGrew: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    recovered: null,
    isReadOnly: () => false,
    makeWritable: async () => true,
    sizeBytes: () => kept.reduce((sum, text) => sum + text.length, 0),
    space: {
      freeBytes: async () => 1e12,
      mayStartExam: async () => true,
      releaseBallast: async () => false,
      ensureBallast: async () => {},
      settled: async () => {},
    },
    segments: () => [],
    close: async () => {},
    failAppends: (times, reason = problem('disk-full')) => {
      failing = { times, reason };
    },
    entries: () => kept.map((_, i) => entryAt(i)),
  };
}
