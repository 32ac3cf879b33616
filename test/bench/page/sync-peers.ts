/** What else could fill a browser: Dexie with one row per document, and the least there is, one row for everything. */
import Dexie from 'dexie';

type Named = { readonly givenName: string; readonly familyName: string; readonly number: string };

/** Downloads all documents as JSON, puts them one row each, opens one exam and searches a number. */
export async function syncIntoDexie(input: {
  readonly url: string;
  readonly examId: string;
  readonly number: string;
}): Promise<number> {
  const start = performance.now();
  const byType: Record<string, { id: string }[]> = await (await fetch(input.url)).json();
  const database = new Dexie('bench-sync', { chromeTransactionDurability: 'strict' });
  database.version(1).stores(Object.fromEntries(Object.keys(byType).map((type) => [type, 'id'])));
  for (const [type, rows] of Object.entries(byType))
    for (let at = 0; at < rows.length; at += 1000)
      await database.table(type).bulkPut(rows.slice(at, at + 1000));
  const exam = await database.table('exam').get(input.examId);
  const everybody: Named[] = await database.table('participant').toArray();
  const found = everybody.filter(({ number }) => number.includes(input.number));
  if (!exam || found.length === 0) throw new Error('Dexie lost something');
  database.close();
  return performance.now() - start;
}

/** Downloads the bytes and puts them as they came. */
export async function syncIntoOneRow({ url }: { readonly url: string }): Promise<number> {
  const start = performance.now();
  const bytes = await (await fetch(url)).arrayBuffer();
  const database = new Dexie('bench-limit', { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ all: '' });
  await database.table('all').put(bytes, 'all');
  database.close();
  return performance.now() - start;
}
