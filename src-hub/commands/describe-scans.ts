/** What `hub check` says of viruses in files: counts by centre, and whether files wait for a scanner that does not come. */
import { sql } from 'kysely';
import type { Store } from '../store/open-store';

const dayMs = 24 * 3_600_000;

type Row = {
  readonly name: string;
  readonly looked: number;
  readonly waiting: number;
  readonly tooLarge: number;
  readonly late: number;
  readonly marked: number;
  readonly found: readonly string[];
};

export type ScansDescribed = { readonly states: readonly string[]; readonly findings: readonly string[] };

/**
 * Files that do not read back wait for no scanner: what is said of files says it of them. Those that are too large for it are
 * said and nothing to look at: where the scanner takes no larger ones, nobody can do anything about them.
 * @param hasScanner whether the settings name one; without, nothing waits, and where none ever looked, nothing is said
 */
export async function describeScans(store: Store, hasScanner: boolean): Promise<ScansDescribed> {
  const before = new Date(store.world.now().getTime() - dayMs);
  const { rows } = await sql<Row>`
    select o.name, count(scanned_at)::int as looked,
      count(*) filter (where scanned_at is null and damaged_at is null)::int as waiting,
      count(*) filter (where scanned_at is null and damaged_at is null and scan_failure = 'too-large')::int
        as "tooLarge",
      count(*) filter (where scanned_at is null and damaged_at is null
        and scan_failure is distinct from 'too-large' and received_at < ${before}::timestamptz)::int as late,
      count(scan_found)::int as marked,
      coalesce(array_agg(distinct scan_found) filter (where scan_found is not null), '{}') as found
    from body b join organisation o on o.organisation_id = b.organisation_id
    group by o.organisation_id, o.name order by o.name`.execute(store.database);
  const told = rows.filter(({ looked }) => hasScanner || looked > 0);
  return {
    states: told.map(
      ({ name, looked, waiting, tooLarge, marked, found }) =>
        `${name}: the virus scanner looked at ${looked} files, ${waiting} not yet` +
        (tooLarge > 0 ? ` (${tooLarge} are too large for it: see its StreamMaxLength)` : '') +
        (marked > 0 ? `; ${marked} marked (${found.join(', ')})` : ''),
    ),
    findings: told.flatMap(({ name, late }) =>
      hasScanner && late > 0
        ? [`${name}: ${late} files wait longer than a day for the virus scanner: is it running?`]
        : [],
    ),
  };
}
