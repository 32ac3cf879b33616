/** Marks from the page to the disk of the host: the product's own client over its own transport. */

import { realWorld } from '../../../shared/kernel/real-world';
import type { Draft } from '../../../shared/protocol/change';
import { connectHost } from '../../../src-renderer/host/connect-host';
import { value } from '../../builders/value';

/** Milliseconds from the call to the acknowledgement, one after the other. */
export async function appendMarks({ drafts }: { readonly drafts: readonly Draft[] }): Promise<number[]> {
  const { clients } = await connectHost(realWorld);
  const times: number[] = [];
  for (const draft of drafts) {
    const start = performance.now();
    value(await clients.journal.append({ drafts: [draft] }));
    times.push(performance.now() - start);
  }
  return times;
}
