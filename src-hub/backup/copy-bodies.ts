/**
 * Copies bodies from one store to another, sealed as they lie: their keys stand in the database, so a copy tells nobody
 * anything without its backup. An object never changes, so each is copied once, however often this is done.
 */
import { sql } from 'kysely';
import { isMissing, type ObjectStore } from '../bodies/object-store';
import { objectBytes } from '../bodies/sealed-body';
import type { Database } from '../store/open-store';

export type CopiedBodies = {
  readonly copied: number;
  /** Were there already. */
  readonly held: number;
  /** Are not where they should be copied from. */
  readonly lost: number;
};

type Row = {
  readonly organisation_id: string;
  readonly digest: string;
  readonly bytes: number;
  readonly place: string;
};

const rowsAtOnce = 500;

/** All that the database knows of, a page at a time. */
async function* allBodies(database: Database): AsyncGenerator<Row> {
  let after: Row | null = null;
  for (;;) {
    const from: Row | null = after;
    const found: { rows: Row[] } = await sql<Row>`
      select organisation_id, digest, bytes, place from body
      where ${from === null} or (organisation_id, digest) > (${from?.organisation_id ?? null}::uuid, ${from?.digest ?? ''})
      order by organisation_id, digest limit ${rowsAtOnce}`.execute(database);
    yield* found.rows;
    after = found.rows.at(-1) ?? null;
    if (found.rows.length < rowsAtOnce) return;
  }
}

async function copyOne(
  from: ObjectStore,
  to: ObjectStore,
  { place, bytes }: Row,
): Promise<keyof CopiedBodies> {
  const end = objectBytes(bytes);
  if ((await to.size(place)) === end) return 'held';
  if ((await from.size(place)) !== end) return 'lost';
  try {
    await to.put(place, end, from.read(place, { start: 0, end }));
    return 'copied';
  } catch (error) {
    // Erased at this moment.
    if (isMissing(error)) return 'lost';
    throw error;
  }
}

/** Rejects where one of the stores refuses. */
export async function copyBodies(
  database: Database,
  from: ObjectStore,
  to: ObjectStore,
): Promise<CopiedBodies> {
  const counts = { copied: 0, held: 0, lost: 0 };
  for await (const row of allBodies(database)) counts[await copyOne(from, to, row)] += 1;
  return counts;
}
