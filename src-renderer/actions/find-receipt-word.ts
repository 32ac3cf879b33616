/** Finds the hub's own word for a receipt: the answer as it signed it, which the journal keeps. */
import type { ChangeId } from '../../shared/kernel/ids';
import type { HubWord } from '../../shared/protocol/hub-word';
import { isKept } from '../../shared/protocol/journal-entry';
import type { ActionDeps } from './action';

const pageSize = 500;

/** Null when the journal has none: then a file says what it says without it. */
export async function findReceiptWord(
  { host }: ActionDeps,
  changeId: ChangeId | undefined,
): Promise<HubWord | null> {
  const first = await host.journal.read({ from: 1, limit: 1 });
  if (!first.ok || changeId === undefined) return null;
  // What is exported was nearly always handed in lately.
  for (let end = first.value.head.position; end > 0; end -= pageSize) {
    const from = Math.max(1, end - pageSize + 1);
    const page = await host.journal.read({ from, limit: end - from + 1 });
    if (!page.ok) return null;
    for (const { entry } of page.value.entries.toReversed()) {
      if (entry.kind !== 'receipts' || !isKept(entry)) continue;
      if (entry.receipts.some((receipt) => receipt.changeId === changeId))
        return { text: entry.text, signature: entry.signature };
    }
  }
  return null;
}
