/** The peer of a durable mark: one row put by Dexie with strict durability. */
import Dexie from 'dexie';
import type { Draft } from '../../../shared/protocol/change';

/** Milliseconds per commit. */
export async function commitWithDexie({ drafts }: { readonly drafts: readonly Draft[] }): Promise<number[]> {
  const database = new Dexie('bench-marks', { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ marks: 'changeId, subjectId' });
  const times: number[] = [];
  for (const draft of drafts) {
    const start = performance.now();
    await database.table('marks').put(draft);
    times.push(performance.now() - start);
  }
  database.close();
  return times;
}
