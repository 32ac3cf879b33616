/** Which qualification files a centre can look codes up in: its own, and those that were given for every centre. */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import type { CatalogueFile } from '../../shared/protocol/catalogue-api';
import type { Database, DatabaseTransaction } from '../store/open-store';

type Asked = Database | DatabaseTransaction;

/** Files that one centre may have in the catalogue; a year brings a handful. */
const mostFiles = 60;

/** Whether there is no place for one more; the same file once more takes the place of the one that is there. */
export async function findFull(
  database: Asked,
  organisationId: OrganisationId,
  digest: string,
): Promise<Problem | null> {
  const { count } = await database
    .selectFrom('catalogue_file')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('organisation_id', '=', organisationId)
    .where('read_at', 'is not', null)
    .where('digest', '!=', digest)
    .executeTakeFirstOrThrow();
  return count >= mostFiles ? problem('catalogue-full', { most: mostFiles }) : null;
}

/** Those that were read, the newest first. */
export async function listCatalogueFiles(
  database: Asked,
  organisationId: OrganisationId | null,
): Promise<CatalogueFile[]> {
  const rows = await database
    .selectFrom('catalogue_file')
    .selectAll()
    .where('read_at', 'is not', null)
    .where((either) =>
      either.or([either('organisation_id', '=', organisationId), either('organisation_id', 'is', null)]),
    )
    .orderBy('read_at', 'desc')
    .orderBy('file_id', 'desc')
    .execute();
  return rows.map((row) => ({
    fileId: row.file_id,
    name: row.name,
    digest: row.digest,
    bytes: row.bytes,
    addedAt: (row.read_at ?? row.begun_at).toISOString(),
    dossiers: row.dossiers,
    codes: row.codes,
    warnings: row.warnings,
    isForAll: row.organisation_id === null,
  }));
}

/** Takes one out, with all that was read of it; what an older file says of its dossiers counts again. */
export async function removeCatalogueFile(
  database: Asked,
  organisationId: OrganisationId | null,
  fileId: string,
): Promise<boolean> {
  const removed = await database
    .deleteFrom('catalogue_file')
    .where('file_id', '=', fileId)
    .where('organisation_id', sql`is not distinct from`, organisationId)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}
