/** Heads of exams without the product: a row each in Dexie, and all of them in one row. */
import Dexie from 'dexie';

type Heads = { readonly heads: readonly { readonly examId: string }[] };

const database = new Dexie('bench-heads', { chromeTransactionDurability: 'strict' });
database.version(1).stores({ heads: 'examId, plannedAt', packs: '' });

async function timeOf(read: () => Promise<readonly unknown[]>, expected: number): Promise<number> {
  const start = performance.now();
  const rows = await read();
  const ms = performance.now() - start;
  if (rows.length !== expected) throw new Error(`${rows.length} heads of ${expected}`);
  return ms;
}

export async function listFromDexie({ heads }: Heads): Promise<number> {
  if ((await database.table('heads').count()) === 0) await database.table('heads').bulkPut([...heads]);
  return timeOf(() => database.table('heads').orderBy('plannedAt').toArray(), heads.length);
}

export async function listFromOneRow({ heads }: Heads): Promise<number> {
  if ((await database.table('packs').count()) === 0)
    await database.table('packs').put(JSON.stringify(heads), 'all');
  return timeOf(async () => JSON.parse(await database.table('packs').get('all')), heads.length);
}
