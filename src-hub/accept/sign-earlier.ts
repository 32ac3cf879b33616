/**
 * Texts that an earlier hub took out before it signed for each: what was gone when this hub first opened the database is written down
 * and signed, once. From then on nothing in the database says that a text was gone before: a row that is emptied later is a finding.
 */
import { sql } from 'kysely';
import { groupBy } from '../../shared/kernel/group-by';
import type { Store } from '../store/open-store';
import { namesNothing, proveErased } from './erasure-proof';
import { findUnproven } from './erasure-report';

/** The mark of migration 0015; it goes with the signature, so that nobody can set it again by hand. */
async function isMarked(database: Store['database']): Promise<boolean> {
  const found = await sql<{ isThere: boolean }>`select exists (select 1 from information_schema.columns
    where table_schema = current_schema() and table_name = 'organisation' and column_name = 'proves_since') as "isThere"`.execute(
    database,
  );
  return found.rows[0]?.isThere ?? false;
}

/** Signs for them where that was not done; two hubs that start at the same moment do it once. */
export async function signEarlier(store: Store): Promise<void> {
  if (!(await isMarked(store.database))) return;
  await store.database.transaction().execute(async (transaction) => {
    await sql`lock table organisation in access exclusive mode`.execute(transaction);
    if (!(await isMarked(transaction))) return;
    const old = await sql<{ seq: number; organisationId: string }>`
      select c.seq, c.organisation_id as "organisationId" from change c join organisation o using (organisation_id)
      where c.erased_at < o.proves_since`.execute(transaction);
    const isOld = new Set(old.rows.map(({ seq, organisationId }) => `${organisationId} ${seq}`));
    const unproven = isOld.size === 0 ? [] : await findUnproven({ ...store, database: transaction });
    const earlier = unproven.filter(({ organisationId, seq }) => isOld.has(`${organisationId} ${seq}`));
    for (const [organisationId, texts] of groupBy(earlier, (one) => one.organisationId))
      await proveErased(store, transaction, organisationId, { texts, named: namesNothing, isEarlier: true });
    await sql`alter table organisation drop column proves_since`.execute(transaction);
  });
}
