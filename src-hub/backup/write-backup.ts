/**
 * Writes all that the hub holds into one file, as it was at one moment, beside a running hub. The file holds names, marks
 * and the hub's own key: it is readable for its owner only, and is to be protected as results are.
 */
import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type RawBuilder, sql } from 'kysely';
import { readVersion } from '../store/migrate';
import type { DatabaseTransaction, Store } from '../store/open-store';
import type { BackupHeader } from './backup-lines';
import { listTables } from './list-tables';

const rowsAtOnce = 200;

/**
 * What would open files that were erased afterwards: the key of a body has a copy beside it, and what had not come whole by then
 * comes anew.
 */
const leftOut: Readonly<Record<string, RawBuilder<boolean>>> = {
  body_key: sql<boolean>`exists (select 1 from body b
    where b.organisation_id = t.organisation_id and b.key_id = t.key_id and has_key_copy)`,
  body_upload: sql<boolean>`true`,
  body_piece: sql<boolean>`true`,
};

async function* rowsOf(transaction: DatabaseTransaction, table: string): AsyncGenerator<string> {
  await sql`declare backup_rows no scroll cursor for
    select row_to_json(t)::text as row from ${sql.table(table)} t
    where not ${leftOut[table] ?? sql<boolean>`false`}`.execute(transaction);
  for (;;) {
    const found = await sql<{ row: string }>`fetch ${sql.lit(rowsAtOnce)} from backup_rows`.execute(
      transaction,
    );
    for (const { row } of found.rows) yield row;
    if (found.rows.length < rowsAtOnce) break;
  }
  await sql`close backup_rows`.execute(transaction);
}

async function* linesOf(transaction: DatabaseTransaction, header: BackupHeader): AsyncGenerator<string> {
  const hash: Hash = createHash('sha256');
  const line = (text: string): string => {
    hash.update(`${text}\n`);
    return `${text}\n`;
  };
  let rows = 0;
  yield line(JSON.stringify(header));
  for (const table of await listTables(transaction)) {
    for await (const row of rowsOf(transaction, table)) {
      rows += 1;
      // A column of json may bring line ends of its own.
      yield line(`{"table":"${table}","row":${row.replaceAll('\n', ' ')}}`);
    }
  }
  yield `${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`;
}

/** Writes the file; one that exists is never overwritten. */
export async function writeBackup(store: Store, file: string): Promise<{ readonly bytes: number }> {
  const unfinished = `${file}.unfinished`;
  const place = await fs.open(file, 'wx', 0o600);
  await place.close();
  try {
    await store.database
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        // A backup takes as long as it takes.
        await sql`set local statement_timeout = 0`.execute(transaction);
        const version = await readVersion(transaction);
        const at = store.world.now().toISOString();
        const header: BackupHeader = { file: 'vakproef-hub-backup', format: 1, version, at };
        await pipeline(
          Readable.from(linesOf(transaction, header)),
          createGzip(),
          createWriteStream(unfinished, { mode: 0o600, flush: true }),
        );
      });
    const { size } = await fs.stat(unfinished);
    await fs.rename(unfinished, file);
    return { bytes: size };
  } catch (error) {
    await fs.rm(unfinished, { force: true });
    await fs.rm(file, { force: true });
    throw error;
  }
}
