/** The tables of the hub as the database knows them, each behind those it refers to, so that a new one is never left out. */
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../store/open-store';

/** Made again by whoever needs them, or of the database itself. */
const notKept: ReadonlySet<string> = new Set(['migration', 'first_load']);

type Reference = { readonly table: string; readonly refers: string | null };

/** In the order in which they can be filled. */
export async function listTables(database: Database | DatabaseTransaction): Promise<readonly string[]> {
  const found = await sql<Reference>`
    select t.relname as table, r.relname as refers from pg_class t
    left join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' and c.confrelid <> t.oid
    left join pg_class r on r.oid = c.confrelid
    where t.relkind in ('r', 'p') and not t.relispartition and t.relnamespace = 'public'::regnamespace
    order by 1, 2`.execute(database);
  const rows = found.rows.filter(({ table }) => !notKept.has(table));
  const left = new Set(rows.map(({ table }) => table));
  const ordered: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter((table) =>
      rows.every((row) => row.table !== table || row.refers === null || !left.has(row.refers)),
    );
    if (free.length === 0) throw new Error('broken invariant: tables that refer to each other in a circle');
    for (const table of free) {
      left.delete(table);
      ordered.push(table);
    }
  }
  return ordered;
}
