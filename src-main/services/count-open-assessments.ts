/**
 * Whether an exam is running on this device: assessments that were begun here, are not signed anywhere this device knows
 * of, and were worked on in the last day. A candidate who walked away weeks ago must not keep a device from its updates;
 * a clock that was set back counts as now. Reads the journal on from where it stopped the time before.
 */
import { parseChange } from '../../shared/protocol/change';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import type { Journal } from '../journal/journal';

const pageSize = 2000;
const runningMs = 24 * 60 * 60 * 1000;

/** @returns how many are running now */
export function createOpenAssessmentCount(
  journal: Pick<Journal, 'head' | 'read'>,
  now: () => Date,
): () => Promise<number> {
  const lastWorkAt = new Map<string, string>();
  const signed = new Set<string>();
  let from = 1;

  const follow = (entry: JournalEntry): void => {
    if (entry.kind === 'own') {
      const change = parseChange(entry.change);
      if (change.kind !== 'event') return;
      if (change.type === 'assessment-signed') signed.add(change.subjectId);
      else if (change.type !== 'sheet-issued') lastWorkAt.set(change.subjectId, change.occurredAt);
    }
    if (entry.kind === 'pulled')
      for (const pulled of entry.changes) {
        if (!pulled.text.includes('"assessment-signed"')) continue;
        const { type, subjectId } = parseChange(pulled);
        if (type === 'assessment-signed') signed.add(subjectId);
      }
  };

  return async () => {
    while (from <= journal.head().position) {
      const page = await journal.read(from, pageSize);
      const last = page.at(-1);
      if (!last) break;
      for (const { entry } of page) follow(entry);
      from = last.position + 1;
    }
    return [...lastWorkAt].filter(
      ([subjectId, at]) => !signed.has(subjectId) && now().getTime() - Date.parse(at) < runningMs,
    ).length;
  };
}
